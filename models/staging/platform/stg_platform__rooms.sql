-- One row per row delivered to platform/rooms.
with delivered as (
    select * from {{ source('platform', 'rooms') }}
),

{{ typed_rows('rooms', from='delivered') }}
