-- One row per week or month after one with active users: the number of those users, and how many of
-- them are active again.
with active as (
    select period_type, period_start, user_id
    from {{ ref('int_user_periods') }}
    where period_type in ('Weekly', 'Monthly')
),

expected as (
    select
        user_id,
        period_type,
        case period_type
            when 'Weekly' then {{ next_period_start('Weekly', 'period_start') }}
            else {{ next_period_start('Monthly', 'period_start') }}
        end as period_start
    from active
),

last_periods as (
    select period_type, max(period_start) as period_start
    from active
    group by period_type
)

select
    expected.period_type,
    expected.period_start,
    count(*) as user_count,
    count(active.user_id) as returning_user_count
from expected
inner join last_periods
    on expected.period_type = last_periods.period_type
    and expected.period_start <= last_periods.period_start
left join active
    on expected.period_type = active.period_type
    and expected.period_start = active.period_start
    and expected.user_id = active.user_id
group by expected.period_type, expected.period_start
