-- One row per storage KPI and period from the first recording on: the bytes stored at the end of
-- the period's last day.
with versions as (
    {{ row_versions('recordings', [
        'recording_id', 'file_size', 'created_date', 'expiry_date', 'status'
    ]) }}
),

-- A version counts at the end of each day from stored_from to the day before stored_to: created and
-- known, not yet replaced or expired. It never counts if stored_to is not after stored_from.
days as (
    select
        cast(file_size as decimal(38, 0)) as file_size,
        cast(greatest(created_date, coalesce(valid_from, created_date)) as date) as stored_from,
        cast(coalesce(least(valid_to, expiry_date), valid_to, expiry_date) as date) as stored_to
    from versions
    where status <> 'Deleted'
),

-- A version adds its size in the period of stored_from and takes it away in that of stored_to.
changes as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'stored_from') }} as period_start,
        file_size as change
    from days
    where stored_to is null or stored_from < stored_to
    union all
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'stored_to') }} as period_start,
        -file_size as change
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
            partition by periods.period_type order by periods.period_start
            rows between unbounded preceding and current row
        ) as stored_bytes
    from {{ ref('int_periods') }} as periods
    inner join first_day on periods.next_period_start > first_day.day
    left join changes_of_period
        on periods.period_type = changes_of_period.period_type
        and periods.period_start = changes_of_period.period_start
)

{{ kpi_rows('000-26', 'stored', 'stored_bytes') }}
