-- One row per loaded file of report_meeting_participants: the meeting that its rows belong to, if
-- known.
with files as (
    select
        load_id,
        {{ session_uuid_in_name('source_file') }} as named_uuid,
        {{ name_without_page('source_file') }} as page_group
    from {{ source('loader', 'load_ledger') }}
    where source_system = 'zoom_api' and feed = 'report_meeting_participants' and status = 'loaded'
),

visits as (
    select
        files.page_group,
        {{ to_timestamp_utc(clean_text('participants.join_time')) }} as join_time,
        {{ to_timestamp_utc(clean_text('participants.leave_time')) }} as leave_time,
        {{ uuid_v5(
            'zoom_api', 'user',
            'coalesce('
                ~ clean_text('participants.participant_user_id') ~ ', '
                ~ clean_text('participants.id') ~ ')'
        ) }} as user_id
    from {{ source('zoom_api', 'report_meeting_participants') }} as participants
    inner join files on participants._load_id = files.load_id
    where files.named_uuid is null and participants._unreadable is null
),

spans as (
    select
        page_group,
        min(join_time) as first_join,
        max(coalesce(leave_time, join_time)) as last_leave
    from visits
    group by page_group
),

meetings as (
    select distinct
        session_id,
        host_user_id,
        {{ to_timestamp_utc(clean_text('start_time')) }} as start_time,
        {{ to_timestamp_utc(clean_text('end_time')) }} as end_time
    from {{ ref('int_zoom_api__sessions') }}
    where not is_webinar and _unreadable is null
),

-- All rows lie within the meeting, 60 s on both sides, and its host is among them.
matching as (
    select
        spans.page_group,
        min(meetings.session_id) as session_id
    from spans
    inner join meetings
        on spans.first_join >= meetings.start_time - interval 60 second
        and spans.last_leave <= meetings.end_time + interval 60 second
    inner join visits
        on spans.page_group = visits.page_group and meetings.host_user_id = visits.user_id
    group by spans.page_group
    having count(distinct meetings.session_id) = 1
)

select
    files.load_id,
    files.page_group,
    coalesce(
        {{ uuid_v5('zoom_api', 'session', 'files.named_uuid') }}, matching.session_id
    ) as session_id
from files
left join matching on files.page_group = matching.page_group and files.named_uuid is null
