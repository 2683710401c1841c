-- One row per row delivered to platform/service_checks.
with delivered as (
    select * from {{ source('platform', 'service_checks') }}
),

{{ typed_rows('service_checks', from='delivered') }}
