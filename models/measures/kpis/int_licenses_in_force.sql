-- One row per period and license type, from the first license of the type on: the licenses in force
-- on the period's last calendar day, even if it is in the future. Not additive over periods.
with licenses as (
    select license_type, assigned_user_id, assigned_date, expiry_date
    from {{ ref('si_licenses') }}
    where {{ has_license_term('status') }}
),

-- A license adds one where it begins and takes one away in the period of the day after its last.
-- This avoids a join of licenses with days.
changes as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'assigned_date') }} as period_start,
        license_type,
        1 as change,
        case when assigned_user_id is not null then 1 else 0 end as assigned_change
    from licenses
    union all
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, dbt.dateadd('day', 1, 'expiry_date')) }} as period_start,
        license_type,
        -1 as change,
        case when assigned_user_id is not null then -1 else 0 end as assigned_change
    from licenses
    where expiry_date is not null
    {%- endfor %}
),

changes_of_period as (
    select
        period_type,
        period_start,
        license_type,
        sum(change) as change,
        sum(assigned_change) as assigned_change
    from changes
    group by period_type, period_start, license_type
),

first_periods as (
    select period_type, license_type, min(period_start) as period_start
    from changes_of_period
    group by period_type, license_type
),

stated as (
    select periods.period_type, periods.period_start, first_periods.license_type
    from {{ ref('int_periods') }} as periods
    inner join first_periods
        on periods.period_type = first_periods.period_type
        and periods.period_start >= first_periods.period_start
)

select
    stated.period_type,
    stated.period_start,
    stated.license_type,
    sum(coalesce(changes_of_period.change, 0)) over (
        partition by stated.period_type, stated.license_type order by stated.period_start
        rows between unbounded preceding and current row
    ) as license_count,
    sum(coalesce(changes_of_period.assigned_change, 0)) over (
        partition by stated.period_type, stated.license_type order by stated.period_start
        rows between unbounded preceding and current row
    ) as assigned_license_count
from stated
left join changes_of_period
    on stated.period_type = changes_of_period.period_type
    and stated.period_start = changes_of_period.period_start
    and stated.license_type = changes_of_period.license_type
