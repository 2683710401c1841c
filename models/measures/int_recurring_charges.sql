-- One row per subscription charge with status Completed: its days [running_from, running_to) and
-- the number of months that it is spread over. Refunded charges do not recur.
with charges as (
    select
        transaction_id,
        coalesce(user_id, account_id, transaction_id) as payer_id,
        amount,
        source_system,
        case
            when billing_period_start is null or billing_period_end is null then event_date
            else billing_period_start
        end as running_from,
        case
            when billing_period_start is null or billing_period_end is null
                then cast({{ dbt.dateadd('month', 1, 'event_date') }} as date)
            else billing_period_end
        end as running_to
    from {{ ref('go_fact_billing') }}
    where
        billing_status = 'Completed'
        and event_type in ('Subscription Fee', 'Subscription Renewal', 'Upgrade')
)

select
    charges.*,
    -- the days over 30.4375, rounded half up, at least 1, in whole numbers
    -- (docs/specification/money.md, "Recurring revenue")
    greatest(1, {{ whole_quotient(
        '20000 * ' ~ days_between('running_from', 'running_to') ~ ' + 304375', '608750'
    ) }}) as months
from charges
