-- One row per meeting host KPI and period.
with meeting_periods as (
    select * from {{ ref('int_meeting_periods') }}
)

{{ kpi_rows('001-01', 'meeting_periods', 'host_count') }}
union all
{{ kpi_rows('001-02', 'meeting_periods', 'host_count') }}
union all
{{ kpi_rows('001-03', 'meeting_periods', 'host_count') }}
