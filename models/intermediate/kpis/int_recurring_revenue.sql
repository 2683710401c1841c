-- One row per month with a subscription in force on its last day (or on silver's last event day, where that is earlier).
with months as (
    select
        period_start,
        least(cast({{ dbt.dateadd('day', -1, 'next_period_start') }} as date), last_event_day) as as_of_day
    from {{ ref('int_periods') }}
    where period_type = 'Monthly'
),

charges as (
    select * from {{ ref('int_recurring_charges') }}
),

-- in millionths of a millionth of a dollar, so that the sum is the same in whatever order it is taken
shares as (
    select
        months.period_start,
        charges.source_system,
        {{ whole_quotient('cast(charges.amount * 100 as decimal(20, 0)) * cast(10000000000 as decimal(11, 0))', 'charges.months') }} as share
    from months
    inner join charges on months.as_of_day >= charges.running_from and months.as_of_day < charges.running_to
)

select
    'Monthly' as period_type,
    period_start,
    sum(share) as share,
    {{ joined_sources() }} as source_system
from shares
group by period_start
