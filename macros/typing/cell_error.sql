{# The error code of a cell, NULL if it is valid. Of several errors the first: missing, type or
   word, range, future.

   Arguments: column, of the contract; text, clean; value, the typed text; loaded_at, the time at
   which its file was loaded. All but the first are expressions. #}
{% macro cell_error(column, text, value, loaded_at) -%}
    {%- set type, need = column.type, "'" ~ column.need ~ "'" -%}
    {%- set least, most = column.get('min', 'null'), column.get('max', 'null') -%}
    {%- if type in ('timestamp', 'date') -%}
        {{ time_error(
            text, value, need, 'null' if column.future_ok else loaded_at ~ ' + interval 1 day'
        ) }}
    {%- elif type in ('int', 'bigint') -%} {{ integer_error(text, value, need, least, most) }}
    {%- elif type.startswith('decimal') -%} {{ decimal_error(text, value, need, least, most) }}
    {%- elif type == 'double' -%} {{ double_error(text, value, need, least, most) }}
    {%- else -%}
        {%- set code = 'Z102' if type == 'bool' else 'Z104' if is_format(type) else 'Z103' -%}
        {{ value_error(text, value, need, "'" ~ code ~ "'") }}
    {%- endif -%}
{%- endmacro %}
