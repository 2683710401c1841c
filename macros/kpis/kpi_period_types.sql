{# The types of period of a KPI. #}
{% macro kpi_period_types(definition) -%}
    {%- set types = [] -%}
    {%- for period_type in period_types() if period_type[0] in definition.periods -%}
        {%- do types.append(period_type) -%}
    {%- endfor -%}
    {{ return(types) }}
{%- endmacro %}
