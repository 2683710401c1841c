-- One row per meeting engagement KPI and period.
{{ config(meta={'counts': ['meetings', 'meetings by what was done in them']}) }}

with held_meetings as (
    select * from {{ ref('int_held_meetings') }}
),

of_period as (
    {{ measures_by_period('held_meetings', 'start_time', {
        'meeting_count': 'count(*)',
        'shared_screen_count': 'sum(shared_screen)',
        'recorded_count': 'sum(recorded)',
        'message_count': 'sum(message_count)',
    }) }}
)

{{ kpi_rows('000-15', 'of_period', 'shared_screen_count', 'meeting_count') }}
union all
{{ kpi_rows('000-16', 'of_period', 'recorded_count', 'meeting_count') }}
union all
{{ kpi_rows('000-17', 'of_period', 'message_count', 'meeting_count') }}
