-- One row per row delivered to platform/support_tickets.
with delivered as (
    select * from {{ source('platform', 'support_tickets') }}
),

{{ typed_rows('support_tickets', from='delivered') }}
