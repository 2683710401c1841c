-- One row per row delivered to platform/phone_calls.
with delivered as (
    select * from {{ source('platform', 'phone_calls') }}
),

{{ typed_rows('phone_calls', from='delivered') }}
