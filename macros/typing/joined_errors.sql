{# The errors of some columns, joined by ';', NULL without any. #}
{% macro joined_errors(columns) -%}
    {%- set errors = ['null'] -%}
    {%- for c in columns -%} {%- do errors.append(c.name ~ '__error') -%} {%- endfor -%}
    {{ joined_findings(errors) }}
{%- endmacro %}
