-- One row per period with active users: their number and their sources.
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ delete_changed_periods() }}", post_hook="{{ keep_watermark() }}",
    meta={'counts': ['meetings', 'webinars', 'participants', 'features_usage']}
) }}

{%- for period_type in period_types() %}
{{ 'union all' if not loop.first }}
select
    period_type,
    period_start,
    count(*) as active_user_count,
    {{ joined_sources() }} as source_system
from {{ ref('int_user_periods') }}
where period_type = '{{ period_type }}' and {{ in_changed_periods(period_type, 'period_start') }}
group by period_type, period_start
{%- endfor %}
