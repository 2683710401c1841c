-- One row per month with a subscription in force on its last day: the recurring revenue.
select
    'Monthly' as period_type,
    period_start,
    sum(share) as share,
    {{ joined_sources() }} as source_system
from {{ ref('int_recurring_payers') }}
group by period_start
