-- One row per period from the first license, charge, recording or account, in any version, to
-- silver's last event day.
with first_days as (
    select min(assigned_date) as first_day from {{ ref('si_licenses') }}
    union all
    select min(running_from) as first_day from {{ ref('int_recurring_charges') }}
    union all
    select cast(min(created_date) as date) as first_day
    from {{ ref('validated_recordings') }}
    where row_status in ('accepted', 'superseded', 'duplicate')
    union all
    select cast(min(least(updated_at, coalesce(created_date, updated_at))) as date) as first_day
    from {{ ref('validated_accounts') }}
    where row_status in ('accepted', 'superseded', 'duplicate')
    union all
    select last_event_day as first_day from {{ ref('int_last_event_day') }}
),

bounds as (
    select
        (select min(first_days.first_day) from first_days) as first_day,
        last_event_day
    from {{ ref('int_last_event_day') }}
),

days as (
    select series.day, bounds.last_event_day
    from bounds
    cross join lateral ({{ day_series('bounds.first_day', 'bounds.last_event_day') }}) as series
)
{%- for period_type in period_types() %}
{{ 'union all' if not loop.first }}
select distinct
    '{{ period_type }}' as period_type,
    {{ period_start(period_type, 'day') }} as period_start,
    {{ next_period_start(period_type, period_start(period_type, 'day')) }} as next_period_start,
    last_event_day,
    least(
        cast({{ dbt.dateadd(
            'day', -1, next_period_start(period_type, period_start(period_type, 'day'))
        ) }} as date),
        last_event_day
    ) as as_of_day
from days
{%- endfor %}
