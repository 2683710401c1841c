-- One row per user and updated_at in any delivered row that is not quarantined; of several rows,
-- the one loaded last.
with versions as (
    select
        users.*,
        row_number() over (
            partition by user_id, updated_at order by {{ loaded_last('users') }}
        ) as rank
    from {{ ref('validated_users') }} as users
    where row_status in ('accepted', 'superseded', 'duplicate')
)

select
    user_id,
    updated_at,
    created_date,
    coalesce(first_name || ' ' || last_name, display_name) as user_name,
    email_address as email,
    company,
    plan_type,
    source_system
from versions
where rank = 1
