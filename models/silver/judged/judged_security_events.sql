-- One row per delivered row of the feed security_events, with its fate.
with delivered as (
    {{ delivered_rows('security_events') }}
),

{{ judge('security_events', from='delivered', references=['users', 'devices', 'accounts']) }}
