-- One row per ticket type, however it is spelled: the most frequent spelling stands, ties by alphabet.
with spellings as (
    select
        {{ fold('ticket_type') }} as folded_name,
        ticket_type,
        count(*) as row_count
    from {{ ref('si_support_tickets') }}
    group by 1, 2
),

ranked as (
    select
        spellings.*,
        row_number() over (partition by folded_name order by row_count desc, ticket_type) as standing
    from spellings
),

sources as (
    select
        {{ fold('ticket_type') }} as folded_name,
        {{ joined_sources() }} as source_system
    from {{ ref('si_support_tickets') }}
    group by 1
)

select
    ranked.folded_name,
    ranked.ticket_type,
    sources.source_system
from ranked
inner join sources on ranked.folded_name = sources.folded_name
where ranked.standing = 1
