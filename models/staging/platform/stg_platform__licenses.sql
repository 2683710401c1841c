-- One row per row delivered to platform/licenses.
with delivered as (
    select * from {{ source('platform', 'licenses') }}
),

{{ typed_rows('licenses', from='delivered') }}
