-- One row per network measurement: a connection attempt, successful or not, or megabytes
-- transferred.
{{ config(materialized='view') }}

with network_metrics as (
    select
        metric_id,
        meeting_id,
        measurement_time,
        {{ fold('metric_name') }} as metric_name,
        metric_value,
        source_system
    from {{ ref('si_quality_metrics') }}
    where metric_type = 'Network'
)

select
    metric_id,
    meeting_id,
    measurement_time,
    case when metric_name = 'connection attempt' then 1 end as attempted,
    case
        when metric_name = 'connection attempt' then case when metric_value >= 1 then 1 else 0 end
    end as connected,
    case when metric_name = 'bandwidth mb' then metric_value end as megabytes,
    source_system
from network_metrics
where metric_name in ('connection attempt', 'bandwidth mb')
