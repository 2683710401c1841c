-- One row per period whose minutes differ from those of the meetings held in it. The periods are
-- computed without date_trunc: 0001-01-01 was a Monday. The tolerance of 0.3 s, half a hundredth of
-- a minute, is the largest error of rounding to two places.
with days as (
    select
        cast(start_time as date) as day,
        sum(duration_seconds) as seconds
    from {{ ref('go_fact_meeting_usage') }}
    group by cast(start_time as date)
),

placed as (
    select 'Daily' as period_type, day as activity_date, seconds from days
    union all
    select
        'Weekly' as period_type,
        cast(
            {{ dbt.dateadd(
                'day', '-(' ~ days_between("date '0001-01-01'", 'day') ~ ' % 7)', 'day'
            ) }} as date
        ) as activity_date,
        seconds
    from days
    union all
    select
        'Monthly' as period_type,
        cast(substr(cast(day as {{ dbt.type_string() }}), 1, 8) || '01' as date) as activity_date,
        seconds
    from days
),

expected as (
    select
        period_type,
        activity_date,
        sum(seconds) as seconds
    from placed
    group by period_type, activity_date
)

select
    coalesce(expected.period_type, found.period_type) as period_type,
    coalesce(expected.activity_date, found.activity_date) as activity_date,
    expected.seconds,
    found.total_meeting_minutes
from expected
full outer join {{ ref('go_agg_meeting_minutes') }} as found
    on expected.period_type = found.period_type and expected.activity_date = found.activity_date
where coalesce(abs(60 * found.total_meeting_minutes - expected.seconds), 1) > 0.3
