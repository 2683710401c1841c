-- One row per row delivered to platform/billing_events.
with delivered as (
    select * from {{ source('platform', 'billing_events') }}
),

{{ typed_rows('billing_events', from='delivered') }}
