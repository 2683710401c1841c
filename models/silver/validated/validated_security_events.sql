-- One row per delivered row of the feed security_events, with its status.
with delivered as (
    {{ delivered_rows('security_events') }}
),

{{ validate('security_events', from='delivered', references=['users', 'devices', 'accounts']) }}
