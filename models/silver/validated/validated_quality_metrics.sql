-- One row per delivered row of the feed quality_metrics, with its status.
with delivered as (
    {{ delivered_rows('quality_metrics') }}
),

{{ validate(
    'quality_metrics', from='delivered', references=['meetings', 'participants', 'devices']
) }}
