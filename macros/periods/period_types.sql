{# The types of period, as docs/specification/kpis.md, "Periods" names them. #}
{% macro period_types() -%}
    {{ return(['Daily', 'Weekly', 'Monthly']) }}
{%- endmacro %}
