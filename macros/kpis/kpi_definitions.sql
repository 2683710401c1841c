{# Every KPI by its code, as the YAML of the model that computes it defines it (config: meta: kpis),
   with that model's name as computed_by. Empty while dbt parses. A KPI has

   name, unit, formula ('/' separates numerator and denominator), feeds, question (what it answers);
   periods, by their initials; scale, if it is neither 100 for percent nor 1; dimension, if it is
   sliced, and has_total, if slices have a total; is_carried, if every period from the first on has
   a row; adds_up, over periods: its 'value', its 'parts' (numerator and denominator, divided again)
   or 'nothing'; no_metric_because, if the semantic layer cannot express it; while_running, if a
   part of the value is not a count up to now in a period that still runs (kpi_while_running). #}
{% macro kpi_definitions() -%}
    {%- set definitions = {} -%}
    {%- for node in (graph.nodes or {}).values() if node.resource_type == 'model' -%}
        {%- for code, kpi in (node.config.meta.kpis or {}).items() -%}
            {%- do definitions.update({code: dict(kpi, computed_by=node.name)}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(definitions) }}
{%- endmacro %}
