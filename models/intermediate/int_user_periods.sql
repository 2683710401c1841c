-- One row per user, period and source in which the user was active.
{%- for period_type in period_types() %}
{{ 'union all' if not loop.first }}
select distinct
    '{{ period_type }}' as period_type,
    {{ period_start(period_type, 'activity_date') }} as period_start,
    user_id,
    source_system
from {{ ref('int_user_activity') }}
{%- endfor %}
