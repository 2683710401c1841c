-- One row per period with held meetings: the number of meetings, their seconds and the number of
-- distinct hosts (not additive over periods).
{{ config(meta={'counts': ['meetings']}) }}

with held_meetings as (
    select meeting_id, host_user_id, start_time, duration_seconds, source_system
    from {{ ref('go_fact_meeting_usage') }}
)

{{ measures_by_period('held_meetings', 'start_time', {
    'meeting_count': 'count(*)',
    'meeting_seconds': 'sum(duration_seconds)',
    'host_count': 'count(distinct host_user_id)',
}) }}
