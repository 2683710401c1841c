-- One row per user on a page of users_list, with the columns of the feed users
-- (docs/specification/zoom_api.md, "Users").
with delivered as (
    select
        users.*,
        {{ clean_text('users.id') }} as zoom_user_id,
        lower({{ clean_text('users.email') }}) as zoom_email,
        {{ clean_text('users.type') }} as zoom_type,
        lower({{ clean_text('users.status') }}) as zoom_status,
        {{ to_timestamp_utc(clean_text('users.user_created_at')) }} as user_created,
        {{ to_timestamp_utc(clean_text('users.last_login_time')) }} as last_login,
        {{ fetch_time_in_name('ledger.source_file') }} as fetched_at
    from {{ source('zoom_api', 'users_list') }} as users
    inner join {{ source('loader', 'load_ledger') }} as ledger on users._load_id = ledger.load_id
),

mapped as (
    select
        {{ mapped_columns('users', {
            'user_id': 'coalesce('
                ~ uuid_v5('zoom_api', 'user', 'zoom_user_id') ~ ', '
                ~ uuid_v5('zoom_api', 'pending_user', 'zoom_email') ~ ')',
            'email_address': 'email',
            'first_name': 'first_name',
            'last_name': 'last_name',
            'display_name': 'display_name',
            'user_type': "case when zoom_type = '2' then 'Licensed' else 'Basic' end",
            'plan_type':
                "case when zoom_type = '2' then '" ~ var('zoom_plan_type') ~ "' else 'Free' end",
            'company': 'company',
            'department': 'dept',
            'job_title': 'job_title',
            'location': 'location',
            'time_zone': 'timezone',
            'language_preference': "split_part(language, '-', 1)",
            'created_date': 'coalesce(' ~ clean_text('user_created_at') ~ ', created_at)',
            'last_login_date': 'last_login_time',
            'status': "case when zoom_status = 'pending' then 'Inactive' else status end",
            'phone_number': 'phone_number',
            'profile_picture_url': 'pic_url',
            'updated_at': 'coalesce(fetched_at, cast(greatest(user_created, last_login) as '
                ~ dbt.type_string() ~ '), user_created_at, created_at)'
        }) }}
    from delivered
),

{{ typed_rows('users', from='mapped') }}
