-- One row per delivered row of the feed api_requests, with its status.
with delivered as (
    {{ delivered_rows('api_requests') }}
),

{{ validate('api_requests', from='delivered', references=['accounts']) }}
