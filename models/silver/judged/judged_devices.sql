-- One row per delivered row of the feed devices, with its fate.
with delivered as (
    {{ delivered_rows('devices') }}
),

{{ judge('devices', from='delivered', references=['users', 'rooms']) }}
