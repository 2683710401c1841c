-- One row per KPI on active users and period.
with active_users as (
    select * from {{ ref('int_active_users') }}
),

returning_users as (
    select * from {{ ref('int_returning_users') }}
)

{{ kpi_rows('000-03', 'active_users', 'active_user_count') }}
union all
{{ kpi_rows('000-04', 'active_users', 'active_user_count') }}
union all
{{ kpi_rows('000-20', 'returning_users', 'returning_user_count', 'user_count') }}
union all
{{ kpi_rows('001-17', 'returning_users', 'user_count - returning_user_count', 'user_count') }}
