-- One row per delivered row of the feed service_checks, with its status.
with delivered as (
    {{ delivered_rows('service_checks') }}
),

{{ validate('service_checks', from='delivered') }}
