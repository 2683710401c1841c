-- One row per delivered row of the feed accounts, with its fate.
with delivered as (
    {{ delivered_rows('accounts') }}
),

{{ judge('accounts', from='delivered') }}
