-- One row per license that is assigned to a user.
with changed as (
    select license_id
    from {{ ref('changed_license_utilization') }}
    where {{ since_last_build('changed_at') }}
    {% if is_incremental() -%}
    union
    {{ facts_with_outdated_user_names('license_id') }}
    {%- endif %}
),

licenses as (
    select *
    from {{ ref('si_licenses') }}
    where assigned_user_id is not null and {{ is_changed('license_id') }}
)

select
    users.user_name,
    licenses.license_type,
    licenses.assigned_date as start_date,
    licenses.expiry_date as end_date,
    {{ gold_dates_and_source('licenses.source_system') }},
    {{ hash_key(['licenses.license_id']) }} as license_utilization_key,
    users.user_key,
    {{ hash_key(['licenses.license_type']) }} as license_type_key,
    licenses.license_id,
    licenses.assigned_user_id,
    licenses.status as license_status
from licenses
left join {{ ref('go_dim_user') }} as users
    on {{ is_user_version_at('users', 'licenses.assigned_user_id', 'licenses.assigned_date') }}
{{ tombstone_rows('license_utilization_key', of='license_id', computed='licenses') }}
