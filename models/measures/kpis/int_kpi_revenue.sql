-- One row per revenue KPI, month and license type. The US dollars of each event were rounded to
-- cents once.
with billing as (
    select * from {{ ref('int_billing_licenses') }}
),

recurring_revenue as (
    select * from {{ ref('int_recurring_revenue') }}
),

active_users as (
    select period_type, period_start, active_user_count
    from {{ ref('int_active_users') }}
    where period_type = 'Monthly'
),

revenue as (
    {{ measures_by_period('billing', 'event_date', {
        'revenue': 'sum(amount)',
    }, periods=['Monthly']) }}
),

revenue_of_type as (
    {{ measures_by_period('billing', 'event_date', {
        'revenue': 'sum(amount)',
    }, by={'dimension_value': 'license_type'}, periods=['Monthly']) }}
),

revenue_and_users as (
    select
        coalesce(revenue.period_type, active_users.period_type) as period_type,
        coalesce(revenue.period_start, active_users.period_start) as period_start,
        coalesce(revenue.revenue, 0) as revenue,
        coalesce(active_users.active_user_count, 0) as active_user_count
    from revenue
    full outer join active_users on revenue.period_start = active_users.period_start
)

{{ kpi_rows('000-22', 'revenue_and_users', 'revenue', 'active_user_count') }}
union all
{{ kpi_rows('001-13', 'recurring_revenue', 'share', numerator_unit=1000000000000) }}
union all
{{ kpi_rows('001-14', 'revenue_of_type', 'revenue') }}
