-- One row per held meeting: its length, invitations, participants and what was done in it.
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ delete_changed_meetings() }}", post_hook="{{ keep_watermark() }}"
) }}

with changed as (
    select distinct meeting_id
    from {{ ref('changed_held_meetings') }}
    where {{ since_last_build('changed_at') }}
),

held as (
    select meeting_id, host_user_id, start_time, duration_seconds, source_system
    from {{ ref('go_fact_meeting_usage') }}
    where {{ is_changed('meeting_id') }}
),

meetings as (
    select meeting_id, meeting_type, actual_participants_count, invited_participants_count
    from {{ ref('si_meetings') }}
    where {{ is_changed('meeting_id') }}
),

used_features as (
    select
        meeting_id,
        max(case when {{ fold('feature_name') }} = 'screen share' then 1 else 0 end)
            as shared_screen,
        max(case when {{ fold('feature_name') }} = 'recording' then 1 else 0 end) as recorded
    from {{ ref('go_fact_feature_usage') }}
    where usage_count > 0 and {{ is_changed('meeting_id') }}
    group by meeting_id
),

screen_shares as (
    select distinct meeting_id
    from {{ ref('si_participants') }}
    where
        screen_share_duration > 0
        and meeting_id is not null
        and {{ is_changed('meeting_id') }}
),

recordings as (
    select distinct meeting_id
    from {{ ref('si_recordings') }}
    where meeting_id is not null and {{ is_changed('meeting_id') }}
),

messages as (
    select meeting_id, count(*) as message_count
    from {{ ref('si_chat_messages') }}
    where meeting_id is not null and {{ is_changed('meeting_id') }}
    group by meeting_id
)

select
    held.meeting_id,
    held.host_user_id,
    meetings.meeting_type,
    held.start_time,
    held.duration_seconds,
    meetings.actual_participants_count,
    meetings.invited_participants_count,
    case
        when screen_shares.meeting_id is not null then 1
        else coalesce(used_features.shared_screen, 0)
    end as shared_screen,
    case
        when recordings.meeting_id is not null then 1
        else coalesce(used_features.recorded, 0)
    end as recorded,
    coalesce(messages.message_count, 0) as message_count,
    held.source_system
from held
inner join meetings on held.meeting_id = meetings.meeting_id
left join used_features on held.meeting_id = used_features.meeting_id
left join screen_shares on held.meeting_id = screen_shares.meeting_id
left join recordings on held.meeting_id = recordings.meeting_id
left join messages on held.meeting_id = messages.meeting_id
