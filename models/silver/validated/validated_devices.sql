-- One row per delivered row of the feed devices, with its status.
with delivered as (
    {{ delivered_rows('devices') }}
),

{{ validate('devices', from='delivered', references=['users', 'rooms']) }}
