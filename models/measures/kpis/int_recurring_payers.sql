-- One row per month, payer and source with a subscription in force on the month's last day (or on
-- silver's last event day, if that is earlier).
with months as (
    select period_start, as_of_day
    from {{ ref('int_periods') }}
    where period_type = 'Monthly'
),

charges as (
    select * from {{ ref('int_recurring_charges') }}
),

-- In whole units of 1e-12 dollars, so that the sum does not depend on the order of its terms.
shares as (
    select
        months.period_start,
        charges.payer_id,
        charges.source_system,
        {{ whole_quotient(
            'cast(charges.amount * 100 as decimal(20, 0)) * cast(10000000000 as decimal(11, 0))',
            'charges.months'
        ) }} as share
    from months
    inner join charges
        on months.as_of_day >= charges.running_from and months.as_of_day < charges.running_to
)

select
    period_start,
    payer_id,
    source_system,
    sum(share) as share
from shares
group by period_start, payer_id, source_system
