-- One row per row delivered to platform/api_requests.
with delivered as (
    select * from {{ source('platform', 'api_requests') }}
),

{{ typed_rows('api_requests', from='delivered') }}
