-- One row per user whose first version does not begin at the earlier of its created_date and its
-- updated_at.
with oldest as (
    select
        user_id,
        min(updated_at) as updated_at
    from {{ ref('validated_users') }}
    where row_status not in ('quarantined', 'excluded')
    group by user_id
),

-- rows of one updated_at may tell of several registrations; which of them counts is for the unit
-- test of int_user_versions
allowed as (
    select
        users.user_id,
        least(users.created_date, users.updated_at) as valid_from
    from {{ ref('validated_users') }} as users
    inner join oldest on users.user_id = oldest.user_id and users.updated_at = oldest.updated_at
    where users.row_status not in ('quarantined', 'excluded')
)

select
    versions.user_id,
    versions.valid_from
from {{ ref('go_dim_user') }} as versions
where
    versions.is_first
    and versions.user_id in (select oldest.user_id from oldest)
    and not exists (
        select 1 from allowed
        where allowed.user_id = versions.user_id and allowed.valid_from = versions.valid_from
    )
