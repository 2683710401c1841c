{# A clean text that is a MAC address, unchanged; NULL if it is not one. #}
{% macro to_mac(text) -%}
    {{ call_function('to_mac', to_mac_body, [text]) }}
{%- endmacro %}

{% macro to_mac_body(text) -%}
    case when {{ matches(text, format_pattern('mac')) }} then {{ text }} end
{%- endmacro %}
