{# The columns of a raw table that came from a file, with what the contract does not know: in the
   order of the contract, then the others. The table itself has the columns that the contract gained
   behind all others. #}
{% macro raw_columns(relation) -%}
    {%- set there = [] -%}
    {%- if execute -%}
        {%- for column in adapter.get_columns_in_relation(relation) if column.name not in ['_unreadable', '_load_id', '_row_number'] -%}
            {%- do there.append(column.name) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set wanted = contract_of_raw_table(relation.identifier) | select('in', there) | list -%}
    {{ return(wanted + (there | reject('in', wanted) | list)) }}
{%- endmacro %}
