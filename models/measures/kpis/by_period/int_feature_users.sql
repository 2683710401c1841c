-- One row per feature and period in which it was used: the number of its users. Not additive.
{{ config(meta={'counts': ['features_usage']}) }}

with uses as (
    select feature_key, usage_date, used_by_user_id, source_system
    from {{ ref('go_fact_feature_usage') }}
    where usage_count > 0
)

{{ measures_by_period('uses', 'usage_date', {
    'user_count': 'count(distinct used_by_user_id)',
}, by={'feature_key': 'feature_key'}) }}
