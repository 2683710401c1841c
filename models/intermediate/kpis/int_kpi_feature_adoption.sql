-- One row per KPI on who uses a feature, period and feature.
with feature_adoption as (
    select period_type, period_start, feature_name as dimension_value, user_count, active_user_count
    from {{ ref('int_feature_adoption') }}
),

meeting_periods as (
    select * from {{ ref('int_meeting_periods') }}
),

features as (
    select feature_name
    from {{ ref('int_features') }}
),

-- a feature counts for the period of the meeting, whenever it was used
hosts as (
    select distinct
        held.host_user_id,
        cast(held.start_time as date) as start_date,
        used.feature_name,
        held.source_system
    from {{ ref('go_fact_feature_usage') }} as used
    inner join {{ ref('go_fact_meeting_usage') }} as held on used.meeting_id = held.meeting_id
    where used.usage_count > 0
),

feature_hosts as (
    {{ measures_by_period('hosts', 'start_date', {'host_count': 'count(distinct host_user_id)'}, by={'feature_name': 'feature_name'}) }}
),

adoption_by_hosts as (
    select
        meeting_periods.period_type,
        meeting_periods.period_start,
        features.feature_name as dimension_value,
        coalesce(feature_hosts.host_count, 0) as adopting_host_count,
        meeting_periods.host_count
    from meeting_periods
    cross join features
    left join feature_hosts
        on meeting_periods.period_type = feature_hosts.period_type
        and meeting_periods.period_start = feature_hosts.period_start
        and features.feature_name = feature_hosts.feature_name
)

{{ kpi_rows('000-19', 'feature_adoption', 'user_count', 'active_user_count') }}
union all
{{ kpi_rows('001-08', 'adoption_by_hosts', 'adopting_host_count', 'host_count') }}
