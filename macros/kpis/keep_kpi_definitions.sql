{# At the start of a run: writes the definition of each KPI, as JSON, to audit.defined_kpis,
   where unit tests find it. #}
{% macro keep_kpi_definitions() -%}
    {%- if execute -%}
    create or replace table audit.defined_kpis as
    {%- for code, kpi in kpi_definitions().items() %}
    {{ 'union all' if not loop.first }}
    select
        {{ sql_text_or_null(code) }} as kpi_code,
        {{ sql_text_or_null(tojson(kpi)) }} as definition
    {%- endfor %}
    {%- endif -%}
{%- endmacro %}
