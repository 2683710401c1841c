{# A query of one row per period of int_periods, from the first span on (of each value of by): the
   sums of measures over the spans that count in the period.

   A span adds its measures in the period of its first day and takes them away in the first period
   in which it no longer counts; a running sum gives the totals. This avoids a join of spans with
   days.

   Arguments: spans, a relation; first_day and last_day, its columns, both included, last_day NULL
   without an end; measures, {name: expression}; by, columns; on_any_day, true if a span counts in
   every period that it overlaps, false if only in those whose last calendar day it contains;
   periods, the types of period. #}
{% macro totals_in_force(
    spans, first_day, last_day, measures, by=[], on_any_day=false, periods=none
) -%}
    with changes as (
        {%- for period_type in periods or period_types() %}
        {{ 'union all' if not loop.first }}
        select
            '{{ period_type }}' as period_type,
            {%- for column in by %}
            {{ column }},
            {%- endfor %}
            {%- for name, expression in measures.items() %}
            {{ expression }} as {{ name }},
            {%- endfor %}
            {{ period_start(period_type, first_day) }} as period_start
        from {{ spans }}
        union all
        select
            '{{ period_type }}' as period_type,
            {%- for column in by %}
            {{ column }},
            {%- endfor %}
            {%- for name, expression in measures.items() %}
            -({{ expression }}) as {{ name }},
            {%- endfor %}
            {{ next_period_start(period_type, period_start(period_type, last_day)) if on_any_day
                else period_start(period_type, dbt.dateadd('day', 1, last_day)) }} as period_start
        from {{ spans }}
        where {{ last_day }} is not null
        {%- endfor %}
    ),

    changes_of_period as (
        select
            {%- for name in measures %}
            sum({{ name }}) as {{ name }},
            {%- endfor %}
            {{ (['period_type', 'period_start'] + by) | join(', ') }}
        from changes
        group by {{ (['period_type', 'period_start'] + by) | join(', ') }}
    ),

    first_periods as (
        select {{ (['period_type'] + by) | join(', ') }}, min(period_start) as first_period_start
        from changes_of_period
        group by {{ (['period_type'] + by) | join(', ') }}
    )

    select
        {%- for column in by %}
        first_periods.{{ column }},
        {%- endfor %}
        {%- for name in measures %}
        sum(coalesce(changes_of_period.{{ name }}, 0)) over (
            partition by periods.period_type
            {%- for column in by %}, first_periods.{{ column }}{% endfor %}
            order by periods.period_start
            rows between unbounded preceding and current row
        ) as {{ name }},
        {%- endfor %}
        periods.period_type,
        periods.period_start,
        periods.next_period_start
    from {{ ref('int_periods') }} as periods
    inner join first_periods
        on periods.period_type = first_periods.period_type
        and periods.period_start >= first_periods.first_period_start
    left join changes_of_period
        on periods.period_type = changes_of_period.period_type
        and periods.period_start = changes_of_period.period_start
        {%- for column in by %}
        and first_periods.{{ column }} = changes_of_period.{{ column }}
        {%- endfor %}
{%- endmacro %}
