{# Findings joined by ';', NULL without any. #}
{% macro joined_findings(findings) -%}
    nullif(concat_ws(';', {{ findings | join(', ') }}), '')
{%- endmacro %}
