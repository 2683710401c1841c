-- One row per join segment on a page of report_meeting_participants, with the columns of the feed
-- participants.
with known_users as (
    select distinct {{ clean_text('id') }} as zoom_user_id
    from {{ source('zoom_api', 'users_list') }}
    where _unreadable is null
),

delivered as (
    select
        participants.*,
        pages.session_id,
        pages.page_group,
        coalesce(
            {{ clean_text('participants.participant_user_id') }}, known_users.zoom_user_id
        ) as account_user_id,
        coalesce(
            {{ clean_text('participants.id') }}, lower({{ clean_text('participants.user_email') }})
        ) as guest_id
    from {{ source('zoom_api', 'report_meeting_participants') }} as participants
    left join {{ ref('int_zoom_api__participant_pages') }} as pages
        on participants._load_id = pages.load_id
    left join known_users on {{ clean_text('participants.id') }} = known_users.zoom_user_id
),

mapped as (
    select
        {{ mapped_columns('participants', {
            'participant_id': uuid_v5('zoom_api', 'participant',
                "concat_ws('/', coalesce(session_id, page_group), "
                    ~ clean_text('user_id') ~ ", " ~ clean_text('join_time') ~ ")"),
            'user_id': uuid_v5('zoom_api', 'user', 'account_user_id'),
            'meeting_id': 'session_id',
            'participant_name': 'name',
            'join_time': 'join_time',
            'leave_time': 'leave_time',
            'duration': "nullif(" ~ clean_text('duration') ~ ", '0')"
        }) }},
        -- guests are identified by their id, else their e-mail address, else only by the row
        case
            when account_user_id is null
                then cast({{ uuid_v5('zoom_api', 'guest', 'guest_id') }} as {{ uuid_type() }})
        end as person_id,
        coalesce({{ clean_text('status') }} = 'in_waiting_room', false) as is_in_waiting_room
    from delivered
),

{{ typed_rows('participants', from='mapped', excluded='is_in_waiting_room', also=['person_id']) }}
