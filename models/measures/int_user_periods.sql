-- One row per user and period in which the user was active.
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ delete_changed_periods() }}", post_hook="{{ keep_watermark() }}",
    meta={'counts': ['meetings', 'webinars', 'participants', 'features_usage']}
) }}

{%- for period_type in period_types() %}
{{ 'union all' if not loop.first }}
select
    '{{ period_type }}' as period_type,
    {{ period_start(period_type, 'activity_date') }} as period_start,
    user_id,
    {{ joined_sources() }} as source_system
from {{ ref('int_user_activity') }}
where {{ in_changed_periods(period_type, 'activity_date') }}
group by 1, 2, 3
{%- endfor %}
