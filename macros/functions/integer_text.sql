{# The digits of a clean text that is a whole number, without a zero fraction, for a cast to an
   integer; NULL if it is not a whole number. #}
{% macro integer_text(text) -%}
    {{ call_function('integer_text', integer_text_body, [text]) }}
{%- endmacro %}

{% macro integer_text_body(text) -%}
    case when {{ matches(text, integer_pattern()) }} then split_part({{ text }}, '.', 1) end
{%- endmacro %}
