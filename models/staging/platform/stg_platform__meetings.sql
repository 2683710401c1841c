-- One row per row delivered to platform/meetings.
with delivered as (
    select * from {{ source('platform', 'meetings') }}
),

{{ typed_rows('meetings', from='delivered') }}
