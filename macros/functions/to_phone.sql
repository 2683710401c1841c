{# A clean text as a phone number without blanks, brackets, dashes and points; NULL if it is not
   one. #}
{% macro to_phone(text) -%}
    {{ call_function('to_phone', to_phone_body, [text]) }}
{%- endmacro %}

{% macro to_phone_body(text) -%}
    {%- set digits = 'translate(' ~ text ~ ", '().-' || " ~ ascii_blanks() ~ ", '')" -%}
    case when {{ matches(digits, format_pattern('phone')) }} then {{ digits }} end
{%- endmacro %}
