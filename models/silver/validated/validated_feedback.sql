-- One row per delivered row of the feed feedback, with its status.
with delivered as (
    {{ delivered_rows('feedback') }}
),

{{ validate('feedback', from='delivered', references=['users', 'meetings', 'webinars']) }}
