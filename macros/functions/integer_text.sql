{# The digits of a clean text that is a whole number, a zero fraction cut off, for a cast to an
   integer; NULL where it is no whole number. #}
{% macro integer_text(text) -%}
    {{ call_function('integer_text', integer_text_body, [text]) }}
{%- endmacro %}

{% macro integer_text_body(text) -%}
    case when {{ matches(text, integer_pattern()) }} then split_part({{ text }}, '.', 1) end
{%- endmacro %}
