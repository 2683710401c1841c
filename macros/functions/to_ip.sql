{# A clean text that is an IP address, unchanged; NULL if it is not one. #}
{% macro to_ip(text) -%}
    {{ call_function('to_ip', to_ip_body, [text]) }}
{%- endmacro %}

{% macro to_ip_body(text) -%}
    case when {{ matches(text, format_pattern('ip')) }} then {{ text }} end
{%- endmacro %}
