-- One row per meeting length KPI, period and meeting type.
{{ config(meta={'counts': ['meetings']}) }}

with meeting_periods as (
    select * from {{ ref('int_meeting_periods') }}
),

held_meetings as (
    select * from {{ ref('int_held_meetings') }}
),

of_type as (
    {{ measures_by_period('held_meetings', 'start_time', {
        'meeting_count': 'count(*)',
        'meeting_seconds': 'sum(duration_seconds)',
    }, by={'dimension_value': 'meeting_type'}) }}
)

{{ kpi_rows('000-01', 'meeting_periods', 'meeting_seconds', numerator_unit=60) }}
union all
{{ kpi_rows('000-02', 'meeting_periods', 'meeting_seconds', 'meeting_count', numerator_unit=60) }}
union all
{{ kpi_rows('001-04', 'meeting_periods', 'meeting_seconds', numerator_unit=60) }}
union all
{{ kpi_rows('001-05', 'of_type', 'meeting_seconds', 'meeting_count', numerator_unit=60) }}
