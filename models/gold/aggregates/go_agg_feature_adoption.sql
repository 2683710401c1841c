-- One row per feature and period with active users: the percentage of them who used the feature.
-- Not additive.
select
    feature_name,
    {{ rounded_quotient('100 * user_count', 'active_user_count', 'decimal(5, 2)') }}
        as adoption_rate,
    period_type,
    {{ gold_dates_and_source() }},
    {{ hash_key(['folded_name', 'period_type', 'period_start']) }} as feature_adoption_key,
    period_start
from {{ ref('int_feature_adoption') }}
