{# The code of what is wrong with a decimal, as integer_error says it of a whole number. #}
{% macro decimal_error(text, value, need, least, most) -%}
    {{ call_function('decimal_error', decimal_error_body, [text, value, need, least, most]) }}
{%- endmacro %}

{% macro decimal_error_body(text, value, need, least, most) -%}
    {{ number_error(text, value, need, least, most, out_of_type=matches(text, number_pattern())) }}
{%- endmacro %}
