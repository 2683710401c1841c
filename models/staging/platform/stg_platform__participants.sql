-- One row per row delivered to platform/participants.
with delivered as (
    select *, cast(null as {{ uuid_type() }}) as person_id
    from {{ source('platform', 'participants') }}
),

{{ typed_rows('participants', from='delivered', also=['person_id']) }}
