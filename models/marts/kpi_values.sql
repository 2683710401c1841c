-- One row per KPI, period and value of the KPI's dimension. kpi_catalog says which KPIs are
-- additive over periods. A period is complete if it ends on or before silver's last event day.
{%- set families = [
    'int_kpi_active_users',
    'int_kpi_api_requests',
    'int_kpi_costs',
    'int_kpi_feature_adoption',
    'int_kpi_feedback',
    'int_kpi_licenses',
    'int_kpi_meeting_creation',
    'int_kpi_meeting_engagement',
    'int_kpi_meeting_hosts',
    'int_kpi_meeting_minutes',
    'int_kpi_network_quality',
    'int_kpi_peak_concurrency',
    'int_kpi_revenue',
    'int_kpi_security_events',
    'int_kpi_services',
    'int_kpi_sign_ups',
    'int_kpi_storage',
    'int_kpi_support',
    'int_kpi_turnout',
    'int_kpi_visits'
] %}

with families as (
    {%- for family in families %}
    {{ 'union all' if not loop.first }}
    select
        kpi_code, period_type, period_start, dimension, dimension_value, numerator, denominator
    from {{ ref(family) }}
    {%- endfor %}
),

kpi_catalog as (
    select kpi_code, kpi_name, unit, scale
    from {{ ref('kpi_catalog') }}
),

calendar as (
    select last_event_day
    from {{ ref('int_last_event_day') }}
)

select
    families.kpi_code,
    kpi_catalog.kpi_name,
    families.period_type,
    families.period_start,
    families.dimension,
    families.dimension_value,
    families.numerator,
    families.denominator,
    case
        when families.denominator is null then families.numerator
        else families.numerator / nullif(families.denominator, 0) * kpi_catalog.scale
    end as kpi_value,
    kpi_catalog.unit,
    coalesce(
        case families.period_type
            {%- for period_type in period_types() %}
            when '{{ period_type }}'
                then {{ next_period_start(period_type, 'families.period_start') }}
            {%- endfor %}
        end <= {{ dbt.dateadd('day', 1, 'calendar.last_event_day') }},
        false
    ) as is_complete
from families
inner join kpi_catalog on families.kpi_code = kpi_catalog.kpi_code
cross join calendar
