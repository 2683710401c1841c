-- One row per ticket type and period in which tickets of it were closed: how many, and how long they were open.
with closed_tickets as (
    select
        ticket_type,
        ticket_type_key,
        closed_at,
        {{ microseconds_between('opened_at', 'closed_at') }} as open_microseconds,
        source_system
    from {{ ref('go_fact_support_ticket') }}
    where resolution_status in ('Resolved', 'Closed')
)

{{ measures_by_period('closed_tickets', 'closed_at', {
    'ticket_count': 'count(*)',
    'open_microseconds': 'sum(open_microseconds)',
}, by={'ticket_type': 'ticket_type', 'ticket_type_key': 'ticket_type_key'}) }}
