{# The kinds of period, as kpis.yml names them. #}
{% macro period_types() -%}
    {{ return(['Daily', 'Weekly', 'Monthly']) }}
{%- endmacro %}
