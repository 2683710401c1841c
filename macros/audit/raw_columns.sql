{# The columns of a raw table that came from files: those of the contract, in its order, then the
   others. The table itself has columns that were added to the contract at its end. #}
{% macro raw_columns(relation) -%}
    {%- set delivered = [] -%}
    {%- if execute -%}
        {%- for column in adapter.get_columns_in_relation(relation)
            if column.name not in ['_unreadable', '_load_id', '_row_number'] -%}
            {%- do delivered.append(column.name) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- set wanted = contract_of_raw_table(relation.identifier) | select('in', delivered) | list -%}
    {{ return(wanted + (delivered | reject('in', wanted) | list)) }}
{%- endmacro %}
