-- One row per ticket type, in its most frequent spelling.
select
    ticket_type,
    {{ gold_dates_and_source() }},
    {{ hash_key(['folded_name']) }} as ticket_type_key
from {{ ref('int_ticket_types') }}
