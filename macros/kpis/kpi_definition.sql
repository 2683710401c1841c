{# One KPI of the model being built, as its YAML defines it. A unit test does not see that YAML and
   reads the table that keep_kpi_definitions wrote at the start of the run. #}
{% macro kpi_definition(code) -%}
    {%- if not execute -%} {{ return({'periods': ''}) }} {%- endif -%}
    {%- if model.resource_type == 'unit_test' -%}
        {%- set kept = run_query(
            "select definition from audit.defined_kpis where kpi_code = '" ~ code ~ "'"
        ) -%}
        {%- if kept | length -%} {{ return(fromjson(kept.rows[0][0])) }} {%- endif -%}
    {%- endif -%}
    {%- set known = model.config.meta.get('kpis', {}) -%}
    {%- if code not in known -%}
        {{ exceptions.raise_compiler_error(
            model.name ~ " computes the KPI '" ~ code ~ "', but its YAML defines only: "
            ~ known | join(', ') ~ ". Define it there, under config: meta: kpis"
        ) }}
    {%- endif -%}
    {{ return(known[code]) }}
{%- endmacro %}
