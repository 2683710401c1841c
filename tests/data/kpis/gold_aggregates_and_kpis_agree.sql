-- One row per figure in which a gold aggregate and the KPI of the same meaning differ. The
-- tolerance is half a unit of the aggregate's last place, 0.005, the largest error of its rounding,
-- and a millionth of that for the double.
with kpi_values as (
    select * from {{ ref('kpi_values') }}
),

aggregates as (
    select
        case period_type
            when 'Daily' then '001-01'
            when 'Weekly' then '001-02'
            else '001-03'
        end as kpi_code,
        period_type,
        activity_date as period_start,
        'all' as dimension_value,
        cast(active_user_count as double) as figure
    from {{ ref('go_agg_active_users') }}
    union all
    select
        '000-01' as kpi_code,
        period_type,
        activity_date as period_start,
        'all' as dimension_value,
        cast(total_meeting_minutes as double) as figure
    from {{ ref('go_agg_meeting_minutes') }}
    union all
    select
        '001-04' as kpi_code,
        period_type,
        activity_date as period_start,
        'all' as dimension_value,
        cast(total_meeting_minutes as double) as figure
    from {{ ref('go_agg_meeting_minutes') }}
    where period_type = 'Daily'
    union all
    select
        '000-19' as kpi_code,
        period_type,
        period_start,
        feature_name as dimension_value,
        cast(adoption_rate as double) as figure
    from {{ ref('go_agg_feature_adoption') }}
    union all
    select
        '001-10' as kpi_code,
        period_type,
        period_start,
        ticket_type as dimension_value,
        cast(avg_resolution_time as double) as figure
    from {{ ref('go_agg_ticket_resolution') }}
    union all
    select
        '001-13' as kpi_code,
        'Monthly' as period_type,
        period_start,
        'all' as dimension_value,
        cast(monthly_recurring_revenue as double) as figure
    from {{ ref('go_agg_mrr') }}
),

-- the aggregate has no row over all ticket types
kpis as (
    select kpi_code, period_type, period_start, dimension_value, kpi_value
    from kpi_values
    where
        kpi_code in (select aggregates.kpi_code from aggregates)
        and (kpi_code <> '001-10' or dimension = 'ticket_type')
)

select
    coalesce(aggregates.kpi_code, kpis.kpi_code) as kpi_code,
    coalesce(aggregates.period_type, kpis.period_type) as period_type,
    coalesce(aggregates.period_start, kpis.period_start) as period_start,
    coalesce(aggregates.dimension_value, kpis.dimension_value) as dimension_value,
    aggregates.figure,
    kpis.kpi_value
from aggregates
full outer join kpis
    on aggregates.kpi_code = kpis.kpi_code
    and aggregates.period_type = kpis.period_type
    and aggregates.period_start = kpis.period_start
    and aggregates.dimension_value = kpis.dimension_value
where coalesce(abs(aggregates.figure - kpis.kpi_value), 1) > 0.005000005
