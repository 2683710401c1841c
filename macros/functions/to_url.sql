{# A clean text that is a URL, unchanged; NULL if it is not one. #}
{% macro to_url(text) -%}
    {{ call_function('to_url', to_url_body, [text]) }}
{%- endmacro %}

{% macro to_url_body(text) -%}
    case when {{ matches(text, format_pattern('url')) }} then {{ text }} end
{%- endmacro %}
