-- One row per row delivered to platform/features_usage.
with delivered as (
    select * from {{ source('platform', 'features_usage') }}
),

{{ typed_rows('features_usage', from='delivered') }}
