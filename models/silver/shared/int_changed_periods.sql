-- One row per build, kind of event, and period in which events of the kind were added, changed or
-- removed since the build before.
{{ config(
    materialized='incremental', incremental_strategy='append', post_hook="{{ keep_watermark() }}"
) }}
{%- set meetings, usage = ref('si_meetings'), ref('si_features_usage') -%}
{%- set changed_meetings = ref('changed_held_meetings') %}

with days as (
    -- All versions of a changed key are validated with it, so the former day of a moved event is
    -- among them.
    {%- for feed in feeds() %}
    {%- set validated = ref('validated_' ~ feed) %}
    {%- for column in event_times(feed) %}
    select distinct '{{ feed }}' as what, cast({{ adapter.quote(column) }} as date) as day
    from {{ validated }}
    where {{ since_last_build('validated_at') }} and {{ adapter.quote(column) }} is not null
    union all
    {%- endfor %}
    {%- endfor %}
    select distinct 'meetings created' as what, cast({{ meeting_created_at() }} as date) as day
    from {{ ref('validated_meetings') }}
    where {{ since_last_build('validated_at') }} and {{ meeting_created_at() }} is not null
    union all
    -- A person is present on every day from joining to leaving.
    select distinct 'presences' as what, series.day
    from (
        select distinct cast(join_time as date) as first_day, cast(leave_time as date) as last_day
        from {{ ref('validated_participants') }}
        where
            {{ since_last_build('validated_at') }}
            and row_status <> 'quarantined'
            and leave_time > join_time
    ) as spans
    cross join lateral ({{ day_series('spans.first_day', 'spans.last_day') }}) as series
    {%- if is_incremental() %}
    union all
    -- Messages, shares, recordings and uses of features in a meeting count on the day that the
    -- meeting began.
    select distinct
        'meetings by what was done in them' as what,
        cast(actual_start_time as date) as day
    from {{ meetings }}
    where actual_start_time is not null and meeting_id in (
        select changed.meeting_id from {{ changed_meetings }} as changed
        where changed.feed <> 'meetings' and {{ since_last_build('changed.changed_at') }}
    )
    union all
    select distinct
        'meetings by what was used in them' as what,
        cast(actual_start_time as date) as day
    from {{ meetings }}
    where actual_start_time is not null and meeting_id in (
        select changed.meeting_id from {{ changed_meetings }} as changed
        where changed.feed = 'features_usage' and {{ since_last_build('changed.changed_at') }}
    )
    union all
    -- A use without a user counts for the meeting's host, and the host may have changed.
    select distinct 'features_usage' as what, cast(usage_timestamp as date) as day
    from {{ usage }}
    where user_id is null and meeting_id in (
        select changed.meeting_id from {{ changed_meetings }} as changed
        where changed.feed = 'meetings' and {{ since_last_build('changed.changed_at') }}
    )
    {%- endif %}
)
{%- for period_type in period_types() %}
{{ 'union all' if not loop.first }}
select distinct
    what,
    '{{ period_type }}' as period_type,
    {{ period_start(period_type, 'day') }} as period_start,
    {{ run_timestamp() }} as changed_at
from days
{%- endfor %}
