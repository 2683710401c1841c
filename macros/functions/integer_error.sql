{# The code of what is wrong with a whole number, NULL where nothing is: missing, no whole number, or
   out of the range of the contract or of its type.

   Arguments: text, clean; value, what it gave; need, least and most, of the contract, the latter
   NULL where it does not say. #}
{% macro integer_error(text, value, need, least, most) -%}
    {{ call_function('integer_error', integer_error_body, [text, value, need, least, most]) }}
{%- endmacro %}

{% macro integer_error_body(text, value, need, least, most) -%}
    {{ number_error(text, value, need, least, most, out_of_type=matches(text, integer_pattern())) }}
{%- endmacro %}
