-- One row per past webinar instance on a page of report_user_meetings, with the columns of the feed
-- webinars.
with mapped as (
    select
        {{ mapped_columns('webinars', {
            'webinar_id': 'session_id',
            'webinar_uuid': 'uuid',
            'topic': 'topic',
            'host_user_id': 'host_user_id',
            'actual_start_time': 'start_time',
            'actual_duration': 'stated_seconds',
            'end_time': 'end_time',
            'status': "'Ended'",
            'updated_at': 'end_time'
        }) }}
    from {{ ref('int_zoom_api__sessions') }}
    where is_webinar
),

{{ typed_rows('webinars', from='mapped') }}
