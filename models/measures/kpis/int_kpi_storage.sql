-- One row per storage KPI and period from the first recording on: the bytes stored at the end of
-- the period's last day.
with versions as (
    {{ row_versions('recordings', [
        'recording_id', 'file_size', 'created_date', 'expiry_date', 'status'
    ]) }}
),

-- A version counts at the end of each day from stored_from to stored_until: created and known, not
-- yet replaced or expired.
days as (
    select
        cast(file_size as decimal(38, 0)) as file_size,
        cast(greatest(created_date, coalesce(valid_from, created_date)) as date) as stored_from,
        cast({{ dbt.dateadd(
            'day', -1,
            'cast(coalesce(least(valid_to, expiry_date), valid_to, expiry_date) as date)'
        ) }} as date) as stored_until
    from versions
    where status <> 'Deleted'
),

kept as (
    select * from days
    where stored_until is null or stored_from <= stored_until
),

totals as (
    {{ totals_in_force('kept', 'stored_from', 'stored_until', {'stored_bytes': 'file_size'}) }}
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
        coalesce(totals.stored_bytes, 0) as stored_bytes
    from {{ ref('int_periods') }} as periods
    inner join first_day on periods.next_period_start > first_day.day
    left join totals
        on periods.period_type = totals.period_type
        and periods.period_start = totals.period_start
)

{{ kpi_rows('000-26', 'stored', 'stored_bytes') }}
