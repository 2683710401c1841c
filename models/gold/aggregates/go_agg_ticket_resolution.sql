-- One row per ticket type and period with closed tickets: the mean hours from opening to closing.
select
    ticket_type,
    {{ rounded_quotient('open_microseconds', '3600000000 * ticket_count', 'decimal(12, 2)') }}
        as avg_resolution_time,
    period_type,
    {{ gold_dates_and_source() }},
    {{ hash_key(['ticket_type_key', 'period_type', 'period_start']) }} as ticket_resolution_key,
    period_start
from {{ ref('int_ticket_resolution') }}
