-- One row per license cost KPI and month with held meetings.
with meeting_periods as (
    select * from {{ ref('int_meeting_periods') }}
),

monthly_costs as (
    select * from {{ ref('int_monthly_costs') }}
),

costs_and_minutes as (
    select
        meeting_periods.period_type,
        meeting_periods.period_start,
        coalesce(monthly_costs.cost_usd, 0) as cost_usd,
        cast(meeting_periods.meeting_seconds as double) / 60 as meeting_minutes
    from meeting_periods
    left join monthly_costs on meeting_periods.period_start = monthly_costs.period_start
    where meeting_periods.period_type = 'Monthly'
)

{{ kpi_rows('000-23', 'costs_and_minutes', 'cost_usd', 'meeting_minutes') }}
