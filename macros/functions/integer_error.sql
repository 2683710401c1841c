{# The error code of a whole number, NULL if it is valid: it is missing, not a whole number, or out
   of the range of the contract or of its type.

   Arguments: text, clean; value, the text as a number; need, least and most, of the contract, the
   last two NULL without a limit. #}
{% macro integer_error(text, value, need, least, most) -%}
    {{ call_function('integer_error', integer_error_body, [text, value, need, least, most]) }}
{%- endmacro %}

{% macro integer_error_body(text, value, need, least, most) -%}
    {{ number_error(text, value, need, least, most, out_of_type=matches(text, integer_pattern())) }}
{%- endmacro %}
