-- One row per delivered row of the feed quality_metrics, with its fate.
with delivered as (
    {{ delivered_rows('quality_metrics') }}
),

{{ judge('quality_metrics', from='delivered', references=['meetings', 'participants', 'devices']) }}
