-- One row per month and type of movement: the change of recurring revenue (001-13) since the month
-- before.
with payers as (
    select period_start, payer_id, sum(share) as share
    from {{ ref('int_recurring_payers') }}
    group by period_start, payer_id
),

first_months as (
    select payer_id, min(period_start) as first_month
    from payers
    group by payer_id
),

months as (
    select period_start
    from {{ ref('int_periods') }}
    where period_type = 'Monthly'
),

-- what a payer paid in a month and in the month before
both_months as (
    select period_start, payer_id, share, null as share_before
    from payers
    union all
    select
        cast({{ dbt.dateadd('month', 1, 'period_start') }} as date) as period_start,
        payer_id,
        null as share,
        share as share_before
    from payers
),

changes as (
    select
        both_months.period_start,
        both_months.payer_id,
        max(both_months.share) as share,
        max(both_months.share_before) as share_before
    from both_months
    inner join months on both_months.period_start = months.period_start
    group by both_months.period_start, both_months.payer_id
),

movements as (
    select
        changes.period_start,
        changes.payer_id,
        coalesce(changes.share, 0) - coalesce(changes.share_before, 0) as change,
        case
            when changes.share_before is null and changes.period_start = first_months.first_month
                then 'New'
            when changes.share_before is null then 'Returned'
            when changes.share is null then 'Ended'
            when changes.share > changes.share_before then 'Expanded'
            else 'Contracted'
        end as movement
    from changes
    inner join first_months on changes.payer_id = first_months.payer_id
    where coalesce(changes.share, 0) <> coalesce(changes.share_before, 0)
)

select
    period_start,
    movement,
    {{ as_measure('sum(change)', 1000000000000) }} as amount,
    count(*) as payer_count
from movements
group by period_start, movement
