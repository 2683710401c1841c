-- One row per delivered row of the feed users, with its status.
with delivered as (
    {{ delivered_rows('users') }}
),

{{ validate('users', from='delivered', references=['accounts']) }}
