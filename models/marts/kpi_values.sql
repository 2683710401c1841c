-- One row per KPI, period and value of the KPI's dimension. What may be added up over periods, kpi_catalog tells.
with families as (
    {%- for family in kpi_families() %}
    {{ 'union all' if not loop.first }}
    select kpi_code, period_type, period_start, dimension, dimension_value, numerator, denominator from {{ ref(family) }}
    {%- endfor %}
),

kpi_catalog as (
    select kpi_code, kpi_name, unit, scale
    from {{ ref('kpi_catalog') }}
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
    kpi_catalog.unit
from families
inner join kpi_catalog on families.kpi_code = kpi_catalog.kpi_code
