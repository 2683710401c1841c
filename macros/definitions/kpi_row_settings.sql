{# What of the KPIs that a model defines decides on its rows: not their names, units and words,
   which only kpi_catalog holds. #}
{% macro kpi_row_settings(kpis) -%}
    {%- set settings = {} -%}
    {%- for code, kpi in kpis.items() -%}
        {%- set decisive = [kpi.periods, kpi.get('dimension'), kpi.get('has_total')] -%}
        {%- do settings.update({code: decisive}) -%}
    {%- endfor -%}
    {{ return(settings) }}
{%- endmacro %}
