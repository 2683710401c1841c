-- One row per month with a subscription in force on its last day (or on silver's last event day,
-- where that is earlier).
select
    substr(cast(period_start as {{ dbt.type_string() }}), 1, 7) as activity_month,
    {{ rounded_quotient('share', 1000000000000, 'decimal(14, 2)') }} as monthly_recurring_revenue,
    {{ gold_dates_and_source() }},
    {{ hash_key(['period_start']) }} as mrr_key,
    period_start
from {{ ref('int_recurring_revenue') }}
