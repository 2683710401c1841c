-- One row per delivered row of the feed features_usage, with its fate.
with delivered as (
    {{ delivered_rows('features_usage') }}
),

{{ judge('features_usage', from='delivered', references=['meetings', 'users']) }}
