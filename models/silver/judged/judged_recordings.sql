-- One row per delivered row of the feed recordings, with its fate.
with delivered as (
    {{ delivered_rows('recordings') }}
),

{{ judge('recordings', from='delivered', references=['meetings', 'webinars']) }}
