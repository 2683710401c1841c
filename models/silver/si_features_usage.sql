-- One row per use of a feature in a meeting.
{{ accepted_rows('features_usage') }}
