-- One row per API request.
{{ accepted_rows('api_requests') }}
