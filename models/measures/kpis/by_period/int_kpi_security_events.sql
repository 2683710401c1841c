-- One row per security KPI, period and severity.
{{ config(meta={'counts': ['security_events']}) }}

with security_events as (
    select event_timestamp, severity_level, source_system
    from {{ ref('si_security_events') }}
),

of_period as (
    {{ measures_by_period('security_events', 'event_timestamp', {
        'event_count': 'count(*)',
    }, by={'dimension_value': 'severity_level'}) }}
)

{{ kpi_rows('000-29', 'of_period', 'event_count') }}
