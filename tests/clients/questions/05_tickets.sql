-- How many tickets of each type and status are there, and how long did the slowest take?
select
    ticket_type,
    resolution_status,
    count(*) as tickets,
    count(closed_at) as closed,
    max(closed_at - opened_at) is null as none_closed,
    cast(max(date_diff('second', opened_at, closed_at)) / 3600.0 as decimal(12, 2)) as slowest_hours
from gold.go_fact_support_ticket
group by ticket_type, resolution_status
order by ticket_type, resolution_status
