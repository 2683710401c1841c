-- One row per piece of feedback.
{{ accepted_rows('feedback') }}
