{# The code of what is wrong with a double, as integer_error says it of a whole number. An infinite
   one is no number. #}
{% macro double_error(text, value, need, least, most) -%}
    {{ call_function('double_error', double_error_body, [text, value, need, least, most]) }}
{%- endmacro %}

{% macro double_error_body(text, value, need, least, most) -%}
    {{ number_error(text, value, need, least, most, out_of_type='false') }}
{%- endmacro %}
