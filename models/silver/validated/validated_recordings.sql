-- One row per delivered row of the feed recordings, with its status.
with delivered as (
    {{ delivered_rows('recordings') }}
),

{{ validate('recordings', from='delivered', references=['meetings', 'webinars']) }}
