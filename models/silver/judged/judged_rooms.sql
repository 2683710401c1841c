-- One row per delivered row of the feed rooms, with its fate.
with delivered as (
    {{ delivered_rows('rooms') }}
),

{{ judge('rooms', from='delivered', references=['accounts']) }}
