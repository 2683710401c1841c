-- One row per ticket and change of what go_fact_support_ticket shows of it: its own rows, its user.
select
    ticket_id,
    validated_at as changed_at
from {{ ref('validated_support_tickets') }}
where ticket_id is not null
union all
select
    tickets.ticket_id,
    users.validated_at as changed_at
from {{ ref('si_support_tickets') }} as tickets
inner join {{ ref('validated_users') }} as users on tickets.user_id = users.user_id
