-- One row per delivered row of the feed feedback, with its fate.
with delivered as (
    {{ delivered_rows('feedback') }}
),

{{ judge('feedback', from='delivered', references=['users', 'meetings', 'webinars']) }}
