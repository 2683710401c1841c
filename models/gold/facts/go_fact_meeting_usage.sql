-- One row per held meeting (status Ended), dated by its actual start.
with changed as (
    select meeting_id
    from {{ ref('changed_meeting_usage') }}
    where {{ since_last_build('changed_at') }}
    {% if is_incremental() -%}
    union
    {{ facts_with_outdated_user_names('meeting_id') }}
    {%- endif %}
),

meetings as (
    select
        si_meetings.*,
        {{ topic_or_untitled('topic', 'Meeting') }} as meeting_topic
    from {{ ref('si_meetings') }} as si_meetings
    where status = 'Ended' and {{ is_changed('meeting_id') }}
)

select
    hosts.user_name,
    meetings.meeting_topic,
    meetings.actual_start_time as start_time,
    coalesce(
        meetings.end_time,
        {{ seconds_after('meetings.actual_start_time', 'meetings.duration_seconds') }}
    ) as end_time,
    {{ rounded_quotient('meetings.duration_seconds', 60, 'decimal(12, 2)') }} as duration_minutes,
    {{ gold_dates_and_source('meetings.source_system') }},
    {{ hash_key(['meetings.meeting_id']) }} as meeting_usage_key,
    hosts.user_key,
    {{ hash_key(['meetings.meeting_topic']) }} as meeting_key,
    meetings.meeting_id,
    meetings.host_user_id,
    meetings.duration_seconds
from meetings
left join {{ ref('go_dim_user') }} as hosts
    on {{ is_user_version_at('hosts', 'meetings.host_user_id', 'meetings.actual_start_time') }}
{{ tombstone_rows('meeting_usage_key', of='meeting_id', computed='meetings') }}
