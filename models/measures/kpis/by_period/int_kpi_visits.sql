-- One row per visit KPI and period. A visit is to a meeting or webinar.
{{ config(meta={'counts': ['participants']}) }}

with visits as (
    select
        join_time,
        audio_quality_avg,
        video_quality_avg,
        case when meeting_id is not null then duration_seconds end as meeting_seconds,
        source_system
    from {{ ref('si_participants') }}
),

of_period as (
    {{ measures_by_period('visits', 'join_time', {
        'audio_score': exact_sum('audio_quality_avg'),
        'audio_count': 'count(audio_quality_avg)',
        'video_score': exact_sum('video_quality_avg'),
        'video_count': 'count(video_quality_avg)',
        'meeting_seconds': 'sum(meeting_seconds)',
        'meeting_visit_count': 'count(meeting_seconds)',
    }) }}
)

{{ kpi_rows('000-09', 'of_period', 'audio_score', 'audio_count', where='audio_count > 0') }}
union all
{{ kpi_rows('000-10', 'of_period', 'video_score', 'video_count', where='video_count > 0') }}
union all
{{ kpi_rows('000-18', 'of_period', 'meeting_seconds', 'meeting_visit_count',
    numerator_unit=60, where='meeting_visit_count > 0') }}
