-- One row per row delivered to platform/users.
with delivered as (
    select * from {{ source('platform', 'users') }}
),

{{ typed_rows('users', from='delivered') }}
