-- One row per KPI on meetings created and period. A meeting without any time counts nowhere.
{{ config(meta={'counts': ['meetings created']}) }}

with created as (
    select
        host_user_id,
        coalesce(created_date, scheduled_start_time, actual_start_time) as created_at,
        source_system
    from {{ ref('si_meetings') }}
    where coalesce(created_date, scheduled_start_time, actual_start_time) is not null
),

of_period as (
    {{ measures_by_period('created', 'created_at', {
        'meeting_count': 'count(*)',
        'host_count': 'count(distinct host_user_id)',
    }) }}
)

{{ kpi_rows('001-06', 'of_period', 'meeting_count', 'host_count') }}
