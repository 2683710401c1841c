-- One row per webinar.
{{ accepted_rows('webinars', also=['duration_seconds']) }}
