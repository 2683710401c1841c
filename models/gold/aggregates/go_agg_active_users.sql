-- One row per period with held meetings: the distinct users who hosted them. Not additive over periods.
with hosts as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'start_time') }} as activity_date,
        host_user_id,
        source_system
    from {{ ref('go_fact_meeting_usage') }}
    {%- endfor %}
)

select
    activity_date,
    count(distinct host_user_id) as active_user_count,
    period_type,
    {{ gold_dates_and_source(joined_sources()) }},
    {{ hash_key(['period_type', 'activity_date']) }} as active_users_key
from hosts
group by period_type, activity_date
