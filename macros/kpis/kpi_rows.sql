{# The rows of one KPI in the shape that all families share (kpi_columns), from rows of one period
   each. In an increment only those of changed periods.

   Arguments: code; from, a relation with period_type and period_start, and dimension_value if the
   KPI has a dimension; numerator and denominator, its columns; numerator_unit, the number by which
   the numerator is divided (60 for minutes from seconds), so that sums stay exact; where, which
   rows count.

   While dbt parses, the tag kpi:<code> records that the model computes the KPI (check_kpis). #}
{% macro kpi_rows(code, from, numerator, denominator=none, numerator_unit=1, where=none) -%}
    {%- do config(tags=['kpi:' ~ code]) -%}
    {%- set kpi = kpi_definition(code) -%}
    {%- set condition = "period_type in ('" ~ kpi_period_types(kpi) | join("', '") ~ "') and "
        ~ is_changed_period() ~ (' and ' ~ where if where else '') -%}
    select
        '{{ code }}' as kpi_code,
        period_type,
        period_start,
        '{{ kpi.get("dimension", "all") }}' as dimension,
        {{ 'dimension_value' if kpi.get('dimension') else "'all'" }} as dimension_value,
        {{ as_measure(numerator, numerator_unit) }} as numerator,
        {{ as_measure(denominator) }} as denominator
    from {{ from }}
    where {{ condition }}
    {%- if kpi.get('has_total') %}
    union all
    select
        '{{ code }}' as kpi_code,
        period_type,
        period_start,
        'all' as dimension,
        'all' as dimension_value,
        {{ as_measure('sum(' ~ numerator ~ ')', numerator_unit) }} as numerator,
        {{ as_measure('sum(' ~ denominator ~ ')' if denominator else none) }} as denominator
    from {{ from }}
    where {{ condition }}
    group by period_type, period_start
    {%- endif %}
{%- endmacro %}
