-- One row per row delivered to platform/feedback.
with delivered as (
    select * from {{ source('platform', 'feedback') }}
),

{{ typed_rows('feedback', from='delivered') }}
