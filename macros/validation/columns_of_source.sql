{# The columns of a source table as {name, definition}: of a raw table those of its contract, as
   text, and the loader's own; of any other table those whose YAML has a data_type. #}
{% macro columns_of_source(table) -%}
    {%- set columns = [] -%}
    {%- if table.schema == 'raw' -%}
        {%- for name in contract_of_raw_table(table.identifier) + ['_extra', '_unreadable'] -%}
            {%- do columns.append({'name': name, 'definition': dbt.type_string()}) -%}
        {%- endfor -%}
        {%- for name in ['_load_id', '_row_number'] -%}
            {%- do columns.append({'name': name, 'definition': 'bigint'}) -%}
        {%- endfor -%}
    {%- else -%}
        {%- for column in table.columns.values() if column.data_type -%}
            {%- set words = [column.data_type] + column.config.meta.get('constraints', []) -%}
            {%- do columns.append({'name': column.name, 'definition': words | join(' ')}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(columns) }}
{%- endmacro %}
