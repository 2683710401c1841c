-- One row per license type and period with assigned licenses in force: the percentage whose user is
-- active in the period. The first period is that of the first active user.
with licenses as (
    select license_id, license_type, assigned_user_id, start_date, end_date, source_system
    from {{ ref('go_fact_license_utilization') }}
    where {{ has_license_term('license_status') }}
),

first_active_day as (
    select min(period_start) as day
    from {{ ref('int_active_users') }}
    where period_type = 'Daily'
),

in_force as (
    {{ totals_in_force(
        'licenses', 'start_date', 'end_date', {'license_count': '1'},
        by=['license_type', 'source_system'], on_any_day=true
    ) }}
),

user_periods as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        period_type,
        period_start,
        {{ next_period_start(period_type, 'period_start') }} as next_period_start,
        user_id,
        source_system
    from {{ ref('int_user_periods') }}
    where period_type = '{{ period_type }}'
    {%- endfor %}
),

used as (
    select
        user_periods.period_type,
        user_periods.period_start,
        licenses.license_type,
        user_periods.source_system,
        count(*) as license_count
    from user_periods
    inner join licenses
        on user_periods.user_id = licenses.assigned_user_id
        and user_periods.next_period_start > licenses.start_date
        and (licenses.end_date is null or user_periods.period_start <= licenses.end_date)
    group by
        user_periods.period_type,
        user_periods.period_start,
        licenses.license_type,
        user_periods.source_system
),

combined as (
    select
        in_force.period_type,
        in_force.period_start,
        in_force.license_type,
        in_force.source_system,
        in_force.license_count,
        0 as used_count
    from in_force
    inner join first_active_day on in_force.next_period_start > first_active_day.day
    where in_force.license_count > 0
    union all
    select
        period_type,
        period_start,
        license_type,
        source_system,
        0 as license_count,
        license_count as used_count
    from used
)

select
    license_type,
    {{ rounded_quotient('100 * sum(used_count)', 'sum(license_count)', 'decimal(5, 2)') }}
        as utilization_rate,
    period_type,
    {{ gold_dates_and_source(joined_sources()) }},
    {{ hash_key(['license_type', 'period_type', 'period_start']) }} as license_utilization_rate_key,
    period_start
from combined
group by license_type, period_type, period_start
