-- One row per ticket with status Resolved or Closed: when it was closed, how long it was open and
-- the number of its contacts.
select
    facts.ticket_id,
    facts.user_id,
    facts.ticket_type,
    facts.ticket_type_key,
    facts.closed_at,
    {{ microseconds_between('facts.opened_at', 'facts.closed_at') }} as open_microseconds,
    tickets.contact_count,
    facts.source_system
from {{ ref('go_fact_support_ticket') }} as facts
inner join {{ ref('si_support_tickets') }} as tickets on facts.ticket_id = tickets.ticket_id
where facts.resolution_status in ('Resolved', 'Closed')
