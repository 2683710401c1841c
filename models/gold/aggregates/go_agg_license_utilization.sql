-- One row per license type and period with assigned licenses in force: the percentage whose user is
-- active in the period. The first period is that of the first active user.
with licenses as (
    select license_id, license_type, assigned_user_id, start_date, end_date, source_system
    from {{ ref('go_fact_license_utilization') }}
    where {{ has_license_term('license_status') }}
),

-- A license adds one where it begins and takes one away in the period after its end. This avoids a
-- join of licenses with days.
changes as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        license_type,
        source_system,
        {{ period_start(period_type, 'start_date') }} as period_start,
        1 as change
    from licenses
    union all
    select
        '{{ period_type }}' as period_type,
        license_type,
        source_system,
        {{ next_period_start(period_type, period_start(period_type, 'end_date')) }} as period_start,
        -1 as change
    from licenses
    where end_date is not null
    {%- endfor %}
),

changes_of_period as (
    select period_type, license_type, source_system, period_start, sum(change) as change
    from changes
    group by period_type, license_type, source_system, period_start
),

first_active_day as (
    select min(period_start) as day
    from {{ ref('int_active_users') }}
    where period_type = 'Daily'
),

in_force as (
    select
        periods.period_type,
        periods.period_start,
        periods.next_period_start,
        kinds.license_type,
        kinds.source_system,
        sum(coalesce(changes_of_period.change, 0)) over (
            partition by periods.period_type, kinds.license_type, kinds.source_system
            order by periods.period_start
            rows between unbounded preceding and current row
        ) as license_count
    from {{ ref('int_periods') }} as periods
    cross join (select distinct license_type, source_system from licenses) as kinds
    left join changes_of_period
        on periods.period_type = changes_of_period.period_type
        and periods.period_start = changes_of_period.period_start
        and kinds.license_type = changes_of_period.license_type
        and kinds.source_system = changes_of_period.source_system
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
