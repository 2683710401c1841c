{# Every KPI by its code: the one place that names, units, scales, periods and words come from. A
   KPI has

   name, unit, formula ('/' parts numerator and denominator), feeds, question (what it answers);
   periods, by their initials; scale, where it is neither 100 for percent nor 1; dimension, where it
   is sliced, and has_total, where slices have a total; is_carried, where every period from the
   first on has a row; adds_up, over periods: its 'value', its 'parts' (numerator and denominator,
   divided again) or 'nothing'; no_metric_because, where the semantic layer cannot express it;
   while_running, where a part of the value is not what there is so far in a period that still runs
   (kpi_while_running). #}
{% macro kpi_definitions() -%}
    {{ return(dict(kpis_of_seed_000(), **kpis_of_seed_001())) }}
{%- endmacro %}

{# One KPI by its code. #}
{% macro kpi_definition(code) -%}
    {%- set known = kpi_definitions() -%}
    {%- if code not in known -%}
        {{ exceptions.raise_compiler_error("'" ~ code ~ "' is no KPI: kpi_definitions knows " ~ known | join(', ')) }}
    {%- endif -%}
    {{ return(known[code]) }}
{%- endmacro %}

{# The kinds of period of a KPI. #}
{% macro kpi_period_types(definition) -%}
    {%- set types = [] -%}
    {%- for period_type in period_types() if period_type[0] in definition.periods -%}
        {%- do types.append(period_type) -%}
    {%- endfor -%}
    {{ return(types) }}
{%- endmacro %}

{# What numerator / denominator is multiplied by (kpis.yml, "Output"). #}
{% macro kpi_scale(definition) -%}
    {{ return(definition.get('scale') or (100 if definition.unit == 'percent' else 1)) }}
{%- endmacro %}

{# The model that has the KPI's rows; none while dbt parses. #}
{% macro kpi_family(code) -%}
    {%- for family in kpi_families() if execute -%}
        {%- if "kpi_rows('" ~ code ~ "'" in graph.nodes['model.zoom_analytics.' ~ family].raw_code -%}
            {{ return(family) }}
        {%- endif -%}
    {%- endfor -%}
    {{ return(none) }}
{%- endmacro %}
