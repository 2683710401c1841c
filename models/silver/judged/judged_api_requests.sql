-- One row per delivered row of the feed api_requests, with its fate.
with delivered as (
    {{ delivered_rows('api_requests') }}
),

{{ judge('api_requests', from='delivered', references=['accounts']) }}
