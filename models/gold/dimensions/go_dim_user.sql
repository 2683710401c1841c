-- One row per version of a user, SCD type 2. A version begins when name, e-mail address, company or
-- plan changes.
{{ config(post_hook="{{ keep_masking() }}") }}

with versions as (
    select *
    from {{ ref('snap_users') }}
    where dbt_valid_to is null
),

compared as (
    select
        versions.*,
        lag(updated_at) over (partition by user_id order by updated_at) is null as is_first,
        lag({{ tracked_attributes() }}) over (partition by user_id order by updated_at)
            as attributes_before,
        {{ tracked_attributes() }} as attributes
    from versions
),

changes as (
    select
        compared.*,
        case when is_first then least(created_date, updated_at) else updated_at end as valid_from
    from compared
    where is_first or attributes <> attributes_before
)

select
    {{ masked('user_name', 'name') }} as user_name,
    {{ masked('email', 'email') }} as email,
    company,
    plan_type,
    {{ gold_dates_and_source() }},
    {{ hash_key(['user_id', 'updated_at']) }} as user_key,
    user_id,
    valid_from,
    lead(valid_from) over (partition by user_id order by updated_at) as valid_to,
    lead(valid_from) over (partition by user_id order by updated_at) is null as is_current,
    is_first
from changes
