-- One row per meeting.
{{ accepted_rows('meetings', also=['duration_seconds']) }}
