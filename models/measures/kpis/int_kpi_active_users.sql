-- One row per active user KPI and period.
with active_users as (
    select * from {{ ref('int_active_users') }}
),

returning_users as (
    select * from {{ ref('int_returning_users') }}
),

meeting_periods as (
    select * from {{ ref('int_meeting_periods') }}
),

-- Hosts are active users, so a period with held meetings has active users.
meetings_and_users as (
    select
        active_users.period_type,
        active_users.period_start,
        coalesce(meeting_periods.meeting_count, 0) as meeting_count,
        active_users.active_user_count
    from active_users
    left join meeting_periods
        on active_users.period_type = meeting_periods.period_type
        and active_users.period_start = meeting_periods.period_start
)

{{ kpi_rows('000-03', 'active_users', 'active_user_count') }}
union all
{{ kpi_rows('000-04', 'active_users', 'active_user_count') }}
union all
{{ kpi_rows('000-05', 'meetings_and_users', 'meeting_count', 'active_user_count') }}
union all
{{ kpi_rows('000-20', 'returning_users', 'returning_user_count', 'user_count') }}
union all
{{ kpi_rows('001-17', 'returning_users', 'user_count - returning_user_count', 'user_count') }}
