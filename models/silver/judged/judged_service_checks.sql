-- One row per delivered row of the feed service_checks, with its fate.
with delivered as (
    {{ delivered_rows('service_checks') }}
),

{{ judge('service_checks', from='delivered') }}
