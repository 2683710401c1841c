-- One row per month with a subscription in force on its last day (or on silver's last event day, where that is earlier).
with months as (
    select
        period_start,
        least(cast({{ dbt.dateadd('day', -1, 'next_period_start') }} as date), last_event_day) as as_of_day
    from {{ ref('int_periods') }}
    where period_type = 'Monthly'
),

-- in millionths of a millionth of a dollar, so that the sum is the same in whatever order it is taken
shares as (
    select
        months.period_start,
        charges.source_system,
        {{ whole_quotient('cast(charges.amount * 100 as decimal(20, 0)) * cast(10000000000 as decimal(11, 0))', 'charges.months') }} as share
    from months
    inner join {{ ref('int_recurring_charges') }} as charges
        on months.as_of_day >= charges.running_from and months.as_of_day < charges.running_to
)

select
    substr(cast(period_start as {{ dbt.type_string() }}), 1, 7) as activity_month,
    {{ rounded_quotient('sum(share)', 1000000000000, 'decimal(14, 2)') }} as monthly_recurring_revenue,
    {{ gold_dates_and_source(joined_sources()) }},
    {{ hash_key(['period_start']) }} as mrr_key,
    period_start
from shares
group by period_start
