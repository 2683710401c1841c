-- One row per period with API requests: their number and total duration.
{{ config(meta={'counts': ['api_requests']}) }}

with api_requests as (
    select requested_at, response_time_ms, source_system
    from {{ ref('si_api_requests') }}
)

{{ measures_by_period('api_requests', 'requested_at', {
    'request_count': 'count(*)',
    'milliseconds': exact_sum('response_time_ms'),
}) }}
