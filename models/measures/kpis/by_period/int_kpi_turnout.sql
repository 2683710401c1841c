-- One row per attendance or completion KPI and period.
{{ config(meta={'counts': ['meetings', 'webinars']}) }}

with held_meetings as (
    select * from {{ ref('int_held_meetings') }}
),

held_webinars as (
    select
        webinars.actual_start_time,
        webinars.actual_attendees_count,
        webinars.registrants_count,
        webinars.source_system
    from {{ ref('si_webinars') }} as webinars
    inner join {{ ref('go_fact_webinar_usage') }} as held on webinars.webinar_id = held.webinar_id
),

begun_meetings as (
    select actual_start_time, status, source_system
    from {{ ref('si_meetings') }}
    where status in ('Started', 'Ended') and actual_start_time is not null
),

attendance as (
    {{ measures_by_period('held_webinars', 'actual_start_time', {
        'came': 'sum(actual_attendees_count)',
        'asked': 'sum(registrants_count)',
    }, where='actual_attendees_count is not null and registrants_count is not null') }}
),

participation as (
    {{ measures_by_period('held_meetings', 'start_time', {
        'came': 'sum(actual_participants_count)',
        'asked': 'sum(invited_participants_count)',
    }, where='actual_participants_count is not null and invited_participants_count is not null') }}
),

completion as (
    {{ measures_by_period('begun_meetings', 'actual_start_time', {
        'ended': "count(case when status = 'Ended' then 1 end)",
        'begun': 'count(*)',
    }) }}
)

{{ kpi_rows('000-07', 'attendance', 'came', 'asked') }}
union all
{{ kpi_rows('000-08', 'participation', 'came', 'asked') }}
union all
{{ kpi_rows('000-12', 'completion', 'ended', 'begun') }}
