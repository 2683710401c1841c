-- One row per phone call.
{{ accepted_rows('phone_calls', also=['duration_seconds']) }}
