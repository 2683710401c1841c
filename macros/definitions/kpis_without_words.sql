{# What of the KPIs that a model defines decides on its rows: not their names, units and words, which
   only kpi_catalog holds. #}
{% macro kpis_without_words(kpis) -%}
    {%- set settings = {} -%}
    {%- for code, kpi in kpis.items() -%}
        {%- do settings.update({code: [kpi.periods, kpi.get('dimension'), kpi.get('has_total')]}) -%}
    {%- endfor -%}
    {{ return(settings) }}
{%- endmacro %}
