-- One row per row delivered to platform/security_events.
with delivered as (
    select * from {{ source('platform', 'security_events') }}
),

{{ typed_rows('security_events', from='delivered') }}
