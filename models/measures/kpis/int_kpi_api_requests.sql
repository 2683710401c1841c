-- One row per API request KPI and period with requests. Not incremental: the hours of the last
-- period grow with silver's last event day, also without new requests.
with request_periods as (
    select * from {{ ref('int_request_periods') }}
),

requests_and_hours as (
    select
        requests.period_type,
        requests.period_start,
        requests.milliseconds,
        requests.request_count,
        24 * {{ days_between(
            'requests.period_start',
            'least(requests.next_period_start, cast('
                ~ dbt.dateadd('day', 1, 'last_event_day.last_event_day') ~ ' as date))'
        ) }} as hours
    from (
        {%- for period_type in period_types() %}
        {{ 'union all' if not loop.first }}
        select
            request_periods.*,
            {{ next_period_start(period_type, 'period_start') }} as next_period_start
        from request_periods
        where period_type = '{{ period_type }}'
        {%- endfor %}
    ) as requests
    cross join {{ ref('int_last_event_day') }} as last_event_day
)

{{ kpi_rows('000-14', 'requests_and_hours', 'milliseconds', 'request_count') }}
union all
{{ kpi_rows('000-30', 'requests_and_hours', 'request_count', 'hours') }}
