-- One row per feature and period in which it was used: how many users used it.
{{ config(
    materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget_touched_periods() }}", post_hook="{{ keep_watermark() }}"
) }}

with touched_days as (
    {{ touched_days() }}
)
{%- for period_type in period_types() %}
{{ 'union all' if not loop.first }}
select
    '{{ period_type }}' as period_type,
    {{ period_start(period_type, 'usage_date') }} as period_start,
    feature_key,
    count(distinct used_by_user_id) as user_count
from {{ ref('go_fact_feature_usage') }}
where usage_count > 0 and {{ in_touched_periods(period_type, 'usage_date') }}
group by 1, 2, 3
{%- endfor %}
