-- One row per feature adoption KPI, period and feature.
with feature_adoption as (
    select period_type, period_start, feature_name as dimension_value, user_count, active_user_count
    from {{ ref('int_feature_adoption') }}
),

meeting_periods as (
    select * from {{ ref('int_meeting_periods') }}
),

features as (
    select feature_name, {{ hash_key(['folded_name']) }} as feature_key
    from {{ ref('int_features') }}
),

feature_hosts as (
    select * from {{ ref('int_feature_hosts') }}
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
        and features.feature_key = feature_hosts.feature_key
)

{{ kpi_rows('000-19', 'feature_adoption', 'user_count', 'active_user_count') }}
union all
{{ kpi_rows('001-08', 'adoption_by_hosts', 'adopting_host_count', 'host_count') }}
