-- One row per peak concurrency KPI and period. The peak of a period is the largest of its days.
with daily_peaks as (
    select * from {{ ref('int_daily_peaks') }}
),

of_period as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'day') }} as period_start,
        max(peak_persons) as peak_persons
    from daily_peaks
    group by 2
    {%- endfor %}
)

{{ kpi_rows('000-06', 'of_period', 'peak_persons') }}
