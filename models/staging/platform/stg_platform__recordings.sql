-- One row per row delivered to platform/recordings.
with delivered as (
    select * from {{ source('platform', 'recordings') }}
),

{{ typed_rows('recordings', from='delivered') }}
