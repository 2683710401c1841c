-- One row per check of a service.
{{ accepted_rows('service_checks') }}
