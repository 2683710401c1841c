-- One row per feature and period with active users: how many of them used it. Not additive.
with active_users as (
    select * from {{ ref('int_active_users') }}
),

features as (
    select folded_name, feature_name, {{ hash_key(['folded_name']) }} as feature_key
    from {{ ref('int_features') }}
),

feature_users as (
    select * from {{ ref('int_feature_users') }}
)

select
    active_users.period_type,
    active_users.period_start,
    features.folded_name,
    features.feature_name,
    coalesce(feature_users.user_count, 0) as user_count,
    active_users.active_user_count,
    active_users.source_system
from active_users
cross join features
left join feature_users
    on active_users.period_type = feature_users.period_type
    and active_users.period_start = feature_users.period_start
    and features.feature_key = feature_users.feature_key
