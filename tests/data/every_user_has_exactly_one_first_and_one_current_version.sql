-- One row per user of silver or gold without a first or a current version, or with several.
with versions as (
    select
        user_id,
        count(case when is_current then 1 end) as current_versions,
        count(case when is_first then 1 end) as first_versions,
        count(case when is_current and valid_to is not null then 1 end) as current_versions_that_end
    from {{ ref('go_dim_user') }}
    group by user_id
)

select
    coalesce(users.user_id, versions.user_id) as user_id,
    versions.current_versions,
    versions.first_versions,
    versions.current_versions_that_end
from {{ ref('si_users') }} as users
full outer join versions on users.user_id = versions.user_id
where
    versions.user_id is null
    or versions.current_versions <> 1
    or versions.first_versions <> 1
    or versions.current_versions_that_end <> 0
