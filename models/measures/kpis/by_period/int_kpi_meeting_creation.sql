-- One row per meeting creation KPI and period. A meeting without any time is not counted.
{{ config(meta={'counts': ['meetings created']}) }}

with created as (
    select
        host_user_id,
        {{ meeting_created_at() }} as created_at,
        source_system
    from {{ ref('si_meetings') }}
    where {{ meeting_created_at() }} is not null
),

of_period as (
    {{ measures_by_period('created', 'created_at', {
        'meeting_count': 'count(*)',
        'host_count': 'count(distinct host_user_id)',
    }) }}
)

{{ kpi_rows('001-06', 'of_period', 'meeting_count', 'host_count') }}
