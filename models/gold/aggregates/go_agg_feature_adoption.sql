-- One row per feature and period with active users: the percentage of them who used it. Not additive.
with features as (
    select feature_name, folded_name from {{ ref('int_features') }}
),

feature_users as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'usage_date') }} as period_start,
        feature_name,
        count(distinct used_by_user_id) as user_count
    from {{ ref('go_fact_feature_usage') }}
    where usage_count > 0
    group by 1, 2, 3
    {%- endfor %}
)

select
    features.feature_name,
    {{ rounded_quotient('100 * coalesce(feature_users.user_count, 0)', 'active_users.active_user_count', 'decimal(5, 2)') }} as adoption_rate,
    active_users.period_type,
    {{ gold_dates_and_source('active_users.source_system') }},
    {{ hash_key(['features.folded_name', 'active_users.period_type', 'active_users.period_start']) }} as feature_adoption_key,
    active_users.period_start
from {{ ref('int_active_users') }} as active_users
cross join features
left join feature_users
    on features.feature_name = feature_users.feature_name
    and active_users.period_type = feature_users.period_type
    and active_users.period_start = feature_users.period_start
