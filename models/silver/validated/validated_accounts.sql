-- One row per delivered row of the feed accounts, with its status.
with delivered as (
    {{ delivered_rows('accounts') }}
),

{{ validate('accounts', from='delivered') }}
