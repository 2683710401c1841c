-- One row per device.
{{ accepted_rows('devices') }}
