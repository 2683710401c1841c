{# The names of the columns of a raw table by its contract; an empty list while dbt parses and in a
   unit test. #}
{% macro contract_of_raw_table(identifier) -%}
    {%- for table in (graph.sources or {}).values()
        if execute and table.schema == 'raw' and table.identifier == identifier -%}
        {%- set model = table.config.meta.get('contract') -%}
        {{ return(
            feed_contract(model | replace('si_', '', 1)) | map(attribute='name') | list if model
            else table.columns | list
        ) }}
    {%- endfor -%}
    {{ return([]) }}
{%- endmacro %}
