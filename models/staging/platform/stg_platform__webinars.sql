-- One row per row delivered to platform/webinars.
with delivered as (
    select * from {{ source('platform', 'webinars') }}
),

{{ typed_rows('webinars', from='delivered') }}
