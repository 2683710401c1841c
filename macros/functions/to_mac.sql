{# A clean text that is a MAC address, as it is; NULL where it is none. #}
{% macro to_mac(text) -%}
    {{ call_function('to_mac', to_mac_body, [text]) }}
{%- endmacro %}

{% macro to_mac_body(text) -%}
    case when {{ matches(text, format_pattern('mac')) }} then {{ text }} end
{%- endmacro %}
