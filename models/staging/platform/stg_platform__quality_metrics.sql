-- One row per row delivered to platform/quality_metrics.
with delivered as (
    select * from {{ source('platform', 'quality_metrics') }}
),

{{ typed_rows('quality_metrics', from='delivered') }}
