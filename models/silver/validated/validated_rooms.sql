-- One row per delivered row of the feed rooms, with its status.
with delivered as (
    {{ delivered_rows('rooms') }}
),

{{ validate('rooms', from='delivered', references=['accounts']) }}
