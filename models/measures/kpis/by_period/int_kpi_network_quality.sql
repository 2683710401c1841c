-- One row per network KPI (connections, calls, bandwidth) and period.
{{ config(meta={'counts': ['quality_metrics', 'phone_calls']}) }}

with network_metrics as (
    select * from {{ ref('int_network_metrics') }}
),

phone_calls as (
    select start_time, call_result, source_system
    from {{ ref('si_phone_calls') }}
),

attempts as (
    {{ measures_by_period('network_metrics', 'measurement_time', {
        'success_count': 'sum(connected)',
        'attempt_count': 'sum(attempted)',
    }, where='attempted is not null') }}
),

calls as (
    {{ measures_by_period('phone_calls', 'start_time', {
        'failed_count': "count(case when call_result = 'Failed' then 1 end)",
        'call_count': 'count(*)',
    }) }}
),

bandwidth as (
    {{ measures_by_period('network_metrics', 'measurement_time', {
        'megabytes': exact_sum('megabytes'),
    }, where='megabytes is not null') }}
)

{{ kpi_rows('000-11', 'attempts', 'success_count', 'attempt_count') }}
union all
{{ kpi_rows('000-13', 'calls', 'failed_count', 'call_count') }}
union all
{{ kpi_rows('000-27', 'bandwidth', 'megabytes') }}
