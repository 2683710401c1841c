-- One row per KPI on stored recordings, and period from the first recording on.
with recordings as (
    select cast(file_size as decimal(38, 0)) as file_size, created_date, expiry_date
    from {{ ref('si_recordings') }}
    where status <> 'Deleted'
),

-- a recording counts from the period it was made in up to the one it goes in, and nowhere where it goes in the period it was made in
changes as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select '{{ period_type }}' as period_type, {{ period_start(period_type, 'created_date') }} as period_start, file_size as change
    from recordings
    union all
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'greatest(created_date, expiry_date)') }} as period_start,
        -file_size as change
    from recordings
    where expiry_date is not null
    {%- endfor %}
),

changes_of_period as (
    select period_type, period_start, sum(change) as change
    from changes
    group by period_type, period_start
),

first_periods as (
    select period_type, min(period_start) as period_start
    from changes_of_period
    group by period_type
),

stored as (
    select
        periods.period_type,
        periods.period_start,
        sum(coalesce(changes_of_period.change, 0)) over (
            partition by periods.period_type order by periods.period_start rows between unbounded preceding and current row
        ) as stored_bytes
    from {{ ref('int_periods') }} as periods
    inner join first_periods
        on periods.period_type = first_periods.period_type and periods.period_start >= first_periods.period_start
    left join changes_of_period
        on periods.period_type = changes_of_period.period_type and periods.period_start = changes_of_period.period_start
)

{{ kpi_rows('000-26', 'stored', 'stored_bytes') }}
