-- One row per period whose number of active users differs from that of the distinct hosts of the
-- meetings held in it. The periods are computed without date_trunc: 0001-01-01 was a Monday. A
-- build skips the periods that an earlier build has verified.
with changed as (
    select distinct period_type, period_start
    from {{ ref('int_changed_periods') }}
    where what = 'meetings' and {{ since_last_tested_build('changed_at') }}
),

hosts as (
    select distinct
        cast(start_time as date) as day,
        host_user_id
    from {{ ref('go_fact_meeting_usage') }}
    where cast(start_time as date) >= (select min(changed.period_start) from changed)
),

placed as (
    select 'Daily' as period_type, day as activity_date, host_user_id from hosts
    union all
    select
        'Weekly' as period_type,
        cast(
            {{ dbt.dateadd(
                'day', '-(' ~ days_between("date '0001-01-01'", 'day') ~ ' % 7)', 'day'
            ) }} as date
        ) as activity_date,
        host_user_id
    from hosts
    union all
    select
        'Monthly' as period_type,
        cast(substr(cast(day as {{ dbt.type_string() }}), 1, 8) || '01' as date) as activity_date,
        host_user_id
    from hosts
),

expected as (
    select
        period_type,
        activity_date,
        count(distinct host_user_id) as host_count
    from placed
    group by period_type, activity_date
)

select
    coalesce(expected.period_type, found.period_type) as period_type,
    coalesce(expected.activity_date, found.activity_date) as activity_date,
    expected.host_count,
    found.active_user_count
from expected
full outer join {{ ref('go_agg_active_users') }} as found
    on expected.period_type = found.period_type and expected.activity_date = found.activity_date
where
    expected.host_count is distinct from found.active_user_count
    and (
        coalesce(expected.period_type, found.period_type),
        coalesce(expected.activity_date, found.activity_date)
    ) in (
        select changed.period_type, changed.period_start from changed
    )
