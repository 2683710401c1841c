-- One row per past meeting or webinar instance on a page of report_user_meetings, with its host's
-- user_id.
with users as (
    select
        lower({{ clean_text('email') }}) as email,
        max({{ clean_text('id') }}) as zoom_user_id
    from {{ source('zoom_api', 'users_list') }}
    where _unreadable is null
    group by 1
)

select
    sessions.*,
    coalesce({{ clean_text('sessions.type') }} in ('5', '6', '9'), false) as is_webinar,
    {{ uuid_v5('zoom_api', 'session', clean_text('sessions.uuid')) }} as session_id,
    coalesce(
        {{ uuid_v5(
            'zoom_api', 'user',
            'coalesce(' ~ clean_text('sessions.host_id') ~ ', users.zoom_user_id)'
        ) }},
        {{ uuid_v5('zoom_api', 'pending_user', 'users.email') }}
    ) as host_user_id,
    -- Zoom states whole minutes
    case
        when {{ matches(clean_text('sessions.duration'), '[0-9]{1,7}') }}
            then cast(
                60 * cast({{ clean_text('sessions.duration') }} as bigint)
                as {{ dbt.type_string() }}
            )
        else sessions.duration
    end as stated_seconds
from {{ source('zoom_api', 'report_user_meetings') }} as sessions
left join users on lower({{ clean_text('sessions.user_email') }}) = users.email
