-- One row per delivered row of the feed users, with its fate.
with delivered as (
    {{ delivered_rows('users') }}
),

{{ judge('users', from='delivered', references=['accounts']) }}
