-- One row per day of the years with KPI values, a week longer at both ends: the calendar of the
-- semantic layer.
with bounds as (
    select
        min(period_start) as first_day,
        max(period_start) as last_day
    from {{ ref('kpi_values') }}
),

whole_years as (
    select
        cast(
            {{ dbt.dateadd('day', -7, dbt.date_trunc('year', 'first_day')) }} as date
        ) as first_day,
        cast(
            {{ dbt.dateadd('day', 7, dbt.dateadd('year', 1, dbt.date_trunc('year', 'last_day'))) }}
            as date
        ) as last_day
    from bounds
)

select
    series.day as date_day,
    case when series.day <= last_event_day.last_event_day then 24 else 0 end as hours
from whole_years
cross join {{ ref('int_last_event_day') }} as last_event_day
cross join lateral ({{ day_series('whole_years.first_day', 'whole_years.last_day') }}) as series
