-- One row per KPI, period and value of the KPI's dimension. kpi_catalog tells what may be added up
-- over periods. A period is complete where its last day is silver's last event day or before it.
with families as (
    {%- for family in kpi_families() %}
    {{ 'union all' if not loop.first }}
    select kpi_code, period_type, period_start, dimension, dimension_value, numerator, denominator from {{ ref(family) }}
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
            when '{{ period_type }}' then {{ next_period_start(period_type, 'families.period_start') }}
            {%- endfor %}
        end <= {{ dbt.dateadd('day', 1, 'calendar.last_event_day') }},
        false
    ) as is_complete
from families
inner join kpi_catalog on families.kpi_code = kpi_catalog.kpi_code
cross join calendar
