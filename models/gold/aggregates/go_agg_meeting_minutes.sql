-- One row per period with held meetings: their minutes.
select
    period_start as activity_date,
    {{ rounded_quotient('meeting_seconds', 60, 'decimal(18, 2)') }} as total_meeting_minutes,
    period_type,
    {{ gold_dates_and_source() }},
    {{ hash_key(['period_type', 'period_start']) }} as meeting_minutes_key
from {{ ref('int_meeting_periods') }}
