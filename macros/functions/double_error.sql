{# The error code of a double, NULL if it is valid; the arguments are those of integer_error. An
   infinite value is not a number. #}
{% macro double_error(text, value, need, least, most) -%}
    {{ call_function('double_error', double_error_body, [text, value, need, least, most]) }}
{%- endmacro %}

{% macro double_error_body(text, value, need, least, most) -%}
    {{ number_error(text, value, need, least, most, out_of_type='false') }}
{%- endmacro %}
