{# The code of what is wrong with a cell, NULL where nothing is. One code: missing, else type or
   word, else range, else future.

   Arguments: column, of the contract; text, clean; value, what it gave; loaded_at, when its file
   was loaded. All but the first are expressions. #}
{% macro cell_error(column, text, value, loaded_at) -%}
    {%- set type, need = column.type, "'" ~ column.need ~ "'" -%}
    {%- set least, most = column.get('min', 'null'), column.get('max', 'null') -%}
    {%- if type in ('timestamp', 'date') -%}
        {{ time_error(text, value, need, 'null' if column.future_ok else loaded_at ~ ' + interval 1 day') }}
    {%- elif type in ('int', 'bigint') -%} {{ integer_error(text, value, need, least, most) }}
    {%- elif type.startswith('decimal') -%} {{ decimal_error(text, value, need, least, most) }}
    {%- elif type == 'double' -%} {{ double_error(text, value, need, least, most) }}
    {%- else -%}
        {%- set code = 'Z102' if type == 'bool' else 'Z104' if is_format(type) else 'Z103' -%}
        {{ value_error(text, value, need, "'" ~ code ~ "'") }}
    {%- endif -%}
{%- endmacro %}
