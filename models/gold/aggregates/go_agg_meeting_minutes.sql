-- One row per period with held meetings: their minutes.
with meetings as (
    {%- for period_type in period_types() %}
    {{ 'union all' if not loop.first }}
    select
        '{{ period_type }}' as period_type,
        {{ period_start(period_type, 'start_time') }} as activity_date,
        duration_seconds,
        source_system
    from {{ ref('go_fact_meeting_usage') }}
    {%- endfor %}
)

select
    activity_date,
    {{ rounded_quotient('sum(duration_seconds)', 60, 'decimal(18, 2)') }} as total_meeting_minutes,
    period_type,
    {{ gold_dates_and_source(joined_sources()) }},
    {{ hash_key(['period_type', 'activity_date']) }} as meeting_minutes_key
from meetings
group by period_type, activity_date
