-- One row per service availability KPI, period and service.
{{ config(meta={'counts': ['service_checks']}) }}

with service_checks as (
    select service, checked_at, is_up, source_system
    from {{ ref('si_service_checks') }}
),

checks as (
    {{ measures_by_period('service_checks', 'checked_at', {
        'up_count': 'count(case when is_up then 1 end)',
        'check_count': 'count(*)',
    }, by={'dimension_value': 'service'}) }}
)

{{ kpi_rows('000-28', 'checks', 'up_count', 'check_count') }}
