-- One row per feature and period with active users: the percentage of them who used it. Not additive.
select
    features.feature_name,
    {{ rounded_quotient('100 * coalesce(feature_users.user_count, 0)', 'active_users.active_user_count', 'decimal(5, 2)') }} as adoption_rate,
    active_users.period_type,
    {{ gold_dates_and_source('active_users.source_system') }},
    {{ hash_key(['features.folded_name', 'active_users.period_type', 'active_users.period_start']) }} as feature_adoption_key,
    active_users.period_start
from {{ ref('int_active_users') }} as active_users
cross join {{ ref('int_features') }} as features
left join {{ ref('int_feature_users') }} as feature_users
    on feature_users.feature_key = {{ hash_key(['features.folded_name']) }}
    and active_users.period_type = feature_users.period_type
    and active_users.period_start = feature_users.period_start
