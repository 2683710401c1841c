-- One row per support ticket.
with changed as (
    select ticket_id
    from {{ ref('changed_support_ticket') }}
    where {{ since_last_build('changed_at') }}
    {% if is_incremental() -%}
    union
    {{ facts_with_outdated_user_names('ticket_id') }}
    union
    -- the type has another most frequent spelling now
    select fact.ticket_id
    from {{ this }} as fact
    inner join {{ ref('int_ticket_types') }} as ticket_types
        on fact.ticket_type_key = {{ hash_key(['ticket_types.folded_name']) }}
    where fact.ticket_type <> ticket_types.ticket_type
    {%- endif %}
),

tickets as (
    select *
    from {{ ref('si_support_tickets') }}
    where {{ is_changed('ticket_id') }}
)

select
    users.user_name,
    ticket_types.ticket_type,
    tickets.resolution_status,
    cast(tickets.open_date as date) as open_date,
    {{ gold_dates_and_source('tickets.source_system') }},
    {{ hash_key(['tickets.ticket_id']) }} as support_ticket_key,
    users.user_key,
    {{ hash_key(['ticket_types.folded_name']) }} as ticket_type_key,
    tickets.ticket_id,
    tickets.user_id,
    tickets.open_date as opened_at,
    tickets.close_date as closed_at
from tickets
inner join {{ ref('int_ticket_types') }} as ticket_types
    on {{ fold('tickets.ticket_type') }} = ticket_types.folded_name
left join {{ ref('go_dim_user') }} as users
    on {{ is_user_version_at('users', 'tickets.user_id', 'tickets.open_date') }}
{{ tombstone_rows('support_ticket_key', of='ticket_id', computed='tickets') }}
