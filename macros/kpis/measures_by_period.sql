{# A query of one row per period (and value of a column): the measures of the rows that happened in
   it, and their sources. In an increment only of changed periods.

   Arguments: relation; happened_at, the expression that places a row in time; measures, {name:
   aggregate}; by, {name: expression} to group by besides the period; where, which rows count;
   periods, the types of period. #}
{% macro measures_by_period(relation, happened_at, measures, by={}, where=none, periods=none) -%}
    {%- for period_type in periods or period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, happened_at) }} as period_start,
        {%- for name, expression in by.items() %}
        {{ expression }} as {{ name }},
        {%- endfor %}
        {%- for name, aggregate in measures.items() %}
        {{ aggregate }} as {{ name }},
        {%- endfor %}
        {{ joined_sources() }} as source_system
    from {{ relation }}
    where {{ in_changed_periods(period_type, happened_at) }}{{ ' and ' ~ where if where }}
    group by 2{% for name in by %}, {{ loop.index + 2 }}{% endfor %}
    {%- endfor %}
{%- endmacro %}
