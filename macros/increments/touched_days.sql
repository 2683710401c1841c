{# The days on which an event of a touched row lay or lies, of the feeds that make users active: every version that was ever
   delivered of a touched key is judged with it, so the day that an event left is among them.

   Argument: feeds, which of meetings, webinars, participants, features_usage. #}
{% macro touched_days(feeds=['meetings', 'webinars', 'participants', 'features_usage']) -%}
    {%- set times = {
        'meetings': 'actual_start_time', 'webinars': 'actual_start_time',
        'participants': 'join_time', 'features_usage': 'usage_timestamp'
    } -%}
    {%- for feed in feeds %}
    {{ 'union' if not loop.first }}
    select cast({{ times[feed] }} as date) as day
    from {{ ref('judged_' ~ feed) }}
    where {{ judged_since_last_build() }} and {{ times[feed] }} is not null
    {%- endfor %}
    {%- if 'features_usage' in feeds %}
    union
    -- a feature that was used by nobody in particular was used by the meeting's host, who may have become another one
    select cast(usage_timestamp as date) as day
    from {{ ref('si_features_usage') }}
    where meeting_id in (
        select touched_meetings.meeting_id from {{ ref('judged_meetings') }} as touched_meetings where {{ judged_since_last_build() }}
    )
    {%- endif %}
{%- endmacro %}

{# Is the day touched? Always in a full build. The CTE touched_days holds the days. #}
{% macro in_touched_days(day) -%}
    {%- if is_incremental() -%} {{ day }} in (select touched_days.day from touched_days) {%- else -%} true {%- endif -%}
{%- endmacro %}

{# Does the day lie in a period of the type that holds a touched day? Always in a full build. #}
{% macro in_touched_periods(period_type, day) -%}
    {%- if is_incremental() -%}
    {{ period_start(period_type, day) }} in (select {{ period_start(period_type, 'touched_days.day') }} from touched_days)
    {%- else -%} true {%- endif -%}
{%- endmacro %}

{# Before an increment: takes the rows of touched days out of the table that is built anew for them. #}
{% macro forget_touched_days(day) -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ day }} in (select touched_days.day from ({{ touched_days() }}) as touched_days)
    {%- endif -%}
{%- endmacro %}

{# Before an increment: takes the rows of touched periods out of the table that is built anew for them. #}
{% macro forget_touched_periods() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where
    {%- for period_type in period_types() %}
        {{ 'or' if not loop.first }} period_type = '{{ period_type }}' and period_start in (
            select {{ period_start(period_type, 'touched_days.day') }} from ({{ touched_days() }}) as touched_days
        )
    {%- endfor %}
    {%- endif -%}
{%- endmacro %}

{# The days that a visit of a touched row lay or lies in, from joining to leaving. #}
{% macro touched_presence_days() -%}
    select distinct series.day
    from (
        select distinct cast(join_time as date) as first_day, cast(coalesce(leave_time, join_time) as date) as last_day
        from {{ ref('judged_participants') }}
        where {{ judged_since_last_build() }} and join_time is not null and coalesce(leave_time, join_time) >= join_time
    ) as spans
    cross join lateral ({{ day_series('spans.first_day', 'spans.last_day') }}) as series
{%- endmacro %}

{# Before an increment of the daily peaks: takes out the days that are counted anew. #}
{% macro forget_touched_presences() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where day in (select touched_days.day from ({{ touched_presence_days() }}) as touched_days)
    {%- endif -%}
{%- endmacro %}
