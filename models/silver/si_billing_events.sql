-- One row per billing event.
{{ accepted_rows('billing_events', also=['amount_usd']) }}
