-- One row per security event.
{{ accepted_rows('security_events') }}
