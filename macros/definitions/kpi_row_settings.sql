{# The settings of the KPIs of a model that decide its rows: not their names, units and texts, which
   only kpi_catalog has. #}
{% macro kpi_row_settings(kpis) -%}
    {%- set settings = {} -%}
    {%- for code, kpi in kpis.items() -%}
        {%- set decisive = [kpi.periods, kpi.get('dimension'), kpi.get('has_total')] -%}
        {%- do settings.update({code: decisive}) -%}
    {%- endfor -%}
    {{ return(settings) }}
{%- endmacro %}
