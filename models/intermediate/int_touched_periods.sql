-- One row per build and period in which something that is placed in time has come, has changed or has gone since the build before.
{{ config(
    materialized='incremental', incremental_strategy='append', on_schema_change='fail', post_hook="{{ keep_watermark() }}"
) }}

with days as (
    -- all versions of a touched key are judged with it, so the day that an event left is among them
    {%- for feed, columns in event_times().items() %}
    {%- for column in columns + (['created_date', 'scheduled_start_time'] if feed == 'meetings' else []) %}
    select distinct cast({{ adapter.quote(column) }} as date) as day from {{ ref('judged_' ~ feed) }}
    where {{ judged_since_last_build() }} and {{ adapter.quote(column) }} is not null
    union
    {%- endfor %}
    {%- endfor %}
    -- somebody was present on every day from joining to leaving
    select series.day
    from (
        select distinct cast(join_time as date) as first_day, cast(leave_time as date) as last_day
        from {{ ref('judged_participants') }}
        where {{ judged_since_last_build() }} and fate <> 'quarantined' and leave_time > join_time
    ) as spans
    cross join lateral ({{ day_series('spans.first_day', 'spans.last_day') }}) as series
    {%- for query in [days_of_meetings_with_touched_children(), days_of_usage_in_touched_meetings()] if is_incremental() %}
    union
    {{ query }}
    {%- endfor %}
)
{%- for period_type in period_types() %}
{{ 'union all' if not loop.first }}
select distinct
    '{{ period_type }}' as period_type,
    {{ period_start(period_type, 'day') }} as period_start,
    {{ this_run() }} as touched_at
from days
{%- endfor %}
