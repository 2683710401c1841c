-- One row per billing event type of the vocabulary or of a row in silver.
with known as (
    select distinct word as event_type
    from {{ ref('vocabularies') }}
    where vocabulary = 'billing_event_type'
),

seen as (
    select
        event_type,
        {{ joined_sources() }} as source_system
    from {{ ref('si_billing_events') }}
    group by event_type
)

select
    coalesce(known.event_type, seen.event_type) as event_type,
    {{ gold_dates_and_source("coalesce(seen.source_system, 'platform')") }},
    {{ hash_key(['coalesce(known.event_type, seen.event_type)']) }} as billing_event_type_key
from known
full outer join seen on known.event_type = seen.event_type
