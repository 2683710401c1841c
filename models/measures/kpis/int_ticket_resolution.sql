-- One row per ticket type and period with closed tickets: their number and how long they were open.
with closed_tickets as (
    select * from {{ ref('int_closed_tickets') }}
)

{{ measures_by_period('closed_tickets', 'closed_at', {
    'ticket_count': 'count(*)',
    'open_microseconds': 'sum(open_microseconds)',
}, by={'ticket_type': 'ticket_type', 'ticket_type_key': 'ticket_type_key'}) }}
