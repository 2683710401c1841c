-- One row per KPI on connections, calls and bandwidth, and period.
with network_metrics as (
    select {{ fold('metric_name') }} as metric_name, metric_value, measurement_time, source_system
    from {{ ref('si_quality_metrics') }}
    where metric_type = 'Network'
),

phone_calls as (
    select start_time, call_result, source_system
    from {{ ref('si_phone_calls') }}
),

attempts as (
    {{ measures_by_period('network_metrics', 'measurement_time', {
        'success_count': 'count(case when metric_value >= 1 then 1 end)',
        'attempt_count': 'count(*)',
    }, where="metric_name = 'connection attempt'") }}
),

calls as (
    {{ measures_by_period('phone_calls', 'start_time', {
        'failed_count': "count(case when call_result = 'Failed' then 1 end)",
        'call_count': 'count(*)',
    }) }}
),

bandwidth as (
    {{ measures_by_period('network_metrics', 'measurement_time', {
        'megabytes': exact_sum('metric_value'),
    }, where="metric_name = 'bandwidth mb'") }}
)

{{ kpi_rows('000-11', 'attempts', 'success_count', 'attempt_count') }}
union all
{{ kpi_rows('000-13', 'calls', 'failed_count', 'call_count') }}
union all
{{ kpi_rows('000-27', 'bandwidth', 'megabytes') }}
