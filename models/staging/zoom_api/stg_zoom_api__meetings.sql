-- One row per past meeting instance on a page of report_user_meetings, with the columns of the feed
-- meetings.
with mapped as (
    select
        {{ mapped_columns('meetings', {
            'meeting_id': 'session_id',
            'meeting_uuid': 'uuid',
            'topic': 'topic',
            'host_user_id': 'host_user_id',
            'meeting_type': "case " ~ clean_text('type')
                ~ " when '1' then 'Instant' when '7' then 'Instant' when '2' then 'Scheduled'"
                ~ " when '3' then 'Recurring' when '8' then 'Recurring'"
                ~ " when '4' then 'Personal_Room' else type end",
            'actual_start_time': 'start_time',
            'actual_duration': 'stated_seconds',
            'end_time': 'end_time',
            'status': "'Ended'",
            'updated_at': 'end_time'
        }) }}
    from {{ ref('int_zoom_api__sessions') }}
    where not is_webinar
),

{{ typed_rows('meetings', from='mapped') }}
