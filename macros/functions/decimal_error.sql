{# The error code of a decimal, NULL if it is valid; the arguments are those of integer_error. #}
{% macro decimal_error(text, value, need, least, most) -%}
    {{ call_function('decimal_error', decimal_error_body, [text, value, need, least, most]) }}
{%- endmacro %}

{% macro decimal_error_body(text, value, need, least, most) -%}
    {{ number_error(text, value, need, least, most, out_of_type=matches(text, number_pattern())) }}
{%- endmacro %}
