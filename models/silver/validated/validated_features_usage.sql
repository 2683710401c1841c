-- One row per delivered row of the feed features_usage, with its status.
with delivered as (
    {{ delivered_rows('features_usage') }}
),

{{ validate('features_usage', from='delivered', references=['meetings', 'users']) }}
