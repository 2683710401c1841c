-- One row per license.
{{ accepted_rows('licenses') }}
