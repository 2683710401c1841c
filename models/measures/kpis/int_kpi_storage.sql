-- One row per KPI on stored recordings, and period from the first recording on: what was stored as
-- the period's last day ended.
with versions as (
    {{ row_versions('recordings', ['recording_id', 'file_size', 'created_date', 'expiry_date', 'status']) }}
),

-- the days at whose end a version counts: made and known by then, neither replaced nor gone; none
-- where from is not before to
days as (
    select
        cast(file_size as decimal(38, 0)) as file_size,
        cast(greatest(created_date, coalesce(valid_from, created_date)) as date) as stored_from,
        cast(coalesce(least(valid_to, expiry_date), valid_to, expiry_date) as date) as stored_to
    from versions
    where status <> 'Deleted'
),

-- a version counts from the period that it comes in up to the one that it goes in, and nowhere
-- where it goes in the period it came in
changes as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select '{{ period_type }}' as period_type, {{ period_start(period_type, 'stored_from') }} as period_start, file_size as change
    from days
    where stored_to is null or stored_from < stored_to
    union all
    select '{{ period_type }}' as period_type, {{ period_start(period_type, 'stored_to') }} as period_start, -file_size as change
    from days
    where stored_from < stored_to
    {%- endfor %}
),

changes_of_period as (
    select period_type, period_start, sum(change) as change
    from changes
    group by period_type, period_start
),

first_day as (
    select cast(min(created_date) as date) as day
    from versions
    where status <> 'Deleted'
),

stored as (
    select
        periods.period_type,
        periods.period_start,
        sum(coalesce(changes_of_period.change, 0)) over (
            partition by periods.period_type order by periods.period_start rows between unbounded preceding and current row
        ) as stored_bytes
    from {{ ref('int_periods') }} as periods
    inner join first_day on periods.next_period_start > first_day.day
    left join changes_of_period
        on periods.period_type = changes_of_period.period_type and periods.period_start = changes_of_period.period_start
)

{{ kpi_rows('000-26', 'stored', 'stored_bytes') }}
