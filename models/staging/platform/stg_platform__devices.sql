-- One row per row delivered to platform/devices.
with delivered as (
    select * from {{ source('platform', 'devices') }}
),

{{ typed_rows('devices', from='delivered') }}
