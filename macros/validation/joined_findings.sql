{# Findings joined by ';', NULL where there are none. #}
{% macro joined_findings(findings) -%}
    nullif(concat_ws(';', {{ findings | join(', ') }}), '')
{%- endmacro %}
