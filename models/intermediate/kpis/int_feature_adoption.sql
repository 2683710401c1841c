-- One row per feature and period with active users: how many of them used it. Not additive.
with active_users as (
    select * from {{ ref('int_active_users') }}
),

features as (
    select folded_name, feature_name
    from {{ ref('int_features') }}
),

uses as (
    select feature_name, usage_date, used_by_user_id, source_system
    from {{ ref('go_fact_feature_usage') }}
    where usage_count > 0
),

feature_users as (
    {{ measures_by_period('uses', 'usage_date', {'user_count': 'count(distinct used_by_user_id)'}, by={'feature_name': 'feature_name'}) }}
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
    and features.feature_name = feature_users.feature_name
