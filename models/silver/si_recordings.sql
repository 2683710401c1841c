-- One row per recording file.
{{ accepted_rows('recordings') }}
