-- One row per build, kind of what happens, and period in which some of it has come, has changed or
-- has gone since the build before.
{{ config(
    materialized='incremental', incremental_strategy='append', post_hook="{{ keep_watermark() }}"
) }}
{%- set meetings, usage, validated_meetings = ref('si_meetings'), ref('si_features_usage'), ref('validated_meetings') -%}
{%- set meetings_of_children = meetings_with_changed_children() %}
{%- set meetings_of_usage = meetings_with_changed_children(['features_usage']) %}

with days as (
    -- all versions of a changed key are validated with it, so the day that an event left is among
    -- them
    {%- for feed in feeds() %}
    {%- set validated = ref('validated_' ~ feed) %}
    {%- for column in event_times(feed) %}
    select distinct '{{ feed }}' as what, cast({{ adapter.quote(column) }} as date) as day
    from {{ validated }}
    where {{ validated_since_last_build() }} and {{ adapter.quote(column) }} is not null
    union all
    {%- endfor %}
    {%- endfor %}
    select distinct 'meetings created' as what, cast({{ meeting_created_at() }} as date) as day
    from {{ ref('validated_meetings') }}
    where {{ validated_since_last_build() }} and {{ meeting_created_at() }} is not null
    union all
    -- somebody was present on every day from joining to leaving
    select distinct 'presences' as what, series.day
    from (
        select distinct cast(join_time as date) as first_day, cast(leave_time as date) as last_day
        from {{ ref('validated_participants') }}
        where {{ validated_since_last_build() }} and row_status <> 'quarantined' and leave_time > join_time
    ) as spans
    cross join lateral ({{ day_series('spans.first_day', 'spans.last_day') }}) as series
    {%- if is_incremental() %}
    union all
    -- what is counted of a meeting counts on the day that it began: what was said, shared, recorded
    -- or used in it
    select distinct 'meetings by what was done in them' as what, cast(actual_start_time as date) as day
    from {{ meetings }}
    where actual_start_time is not null and meeting_id in ({{ meetings_of_children }})
    union all
    select distinct 'meetings by what was used in them' as what, cast(actual_start_time as date) as day
    from {{ meetings }}
    where actual_start_time is not null and meeting_id in ({{ meetings_of_usage }})
    union all
    -- a feature that was used by nobody in particular was used by the meeting's host, who may have
    -- become another one
    select distinct 'features_usage' as what, cast(usage_timestamp as date) as day
    from {{ usage }}
    where user_id is null and meeting_id in (
        select changed_meetings.meeting_id from {{ validated_meetings }} as changed_meetings where {{ validated_since_last_build() }}
    )
    {%- endif %}
)
{%- for period_type in period_types() %}
{{ 'union all' if not loop.first }}
select distinct
    what,
    '{{ period_type }}' as period_type,
    {{ period_start(period_type, 'day') }} as period_start,
    {{ this_run() }} as changed_at
from days
{%- endfor %}
