-- One row per period with held meetings: the number of distinct hosts. Not additive over periods.
select
    period_start as activity_date,
    host_count as active_user_count,
    period_type,
    {{ gold_dates_and_source() }},
    {{ hash_key(['period_type', 'period_start']) }} as active_users_key
from {{ ref('int_meeting_periods') }}
