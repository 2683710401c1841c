-- One row per KPI on how the services answer, period and service.
{{ config(meta={'counts': ['api_requests', 'service_checks']}) }}

with api_requests as (
    select requested_at, response_time_ms, source_system
    from {{ ref('si_api_requests') }}
),

service_checks as (
    select service, checked_at, is_up, source_system
    from {{ ref('si_service_checks') }}
),

answered as (
    {{ measures_by_period('api_requests', 'requested_at', {
        'milliseconds': exact_sum('response_time_ms'),
        'request_count': 'count(*)',
    }) }}
),

requests as (
    select
        period_type,
        period_start,
        milliseconds,
        request_count,
        case period_type
            {%- for period_type in period_types() %}
            when '{{ period_type }}' then 24 * {{ days_between('period_start', next_period_start(period_type, 'period_start')) }}
            {%- endfor %}
        end as period_hours
    from answered
),

checks as (
    {{ measures_by_period('service_checks', 'checked_at', {
        'up_count': 'count(case when is_up then 1 end)',
        'check_count': 'count(*)',
    }, by={'dimension_value': 'service'}) }}
)

{{ kpi_rows('000-14', 'requests', 'milliseconds', 'request_count') }}
union all
{{ kpi_rows('000-28', 'checks', 'up_count', 'check_count') }}
union all
{{ kpi_rows('000-30', 'requests', 'request_count', 'period_hours') }}
