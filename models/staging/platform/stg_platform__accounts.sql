-- One row per row delivered to platform/accounts.
with delivered as (
    select * from {{ source('platform', 'accounts') }}
),

{{ typed_rows('accounts', from='delivered') }}
