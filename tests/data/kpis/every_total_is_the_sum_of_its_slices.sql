-- One row per KPI and period whose total, numerator or denominator, is not the sum of its slices.
-- The tolerance of a billionth of the sum allows for the order in which doubles are added.
with slices as (
    select
        kpi_code,
        period_type,
        period_start,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from {{ ref('kpi_values') }}
    where dimension <> 'all'
    group by kpi_code, period_type, period_start
),

totals as (
    select kpi_values.*
    from {{ ref('kpi_values') }} as kpi_values
    inner join {{ ref('kpi_catalog') }} as kpi_catalog on kpi_values.kpi_code = kpi_catalog.kpi_code
    where kpi_values.dimension = 'all' and kpi_catalog.dimension is not null
)

select
    totals.kpi_code,
    totals.period_type,
    totals.period_start,
    totals.numerator,
    totals.denominator,
    slices.numerator as numerator_of_slices,
    slices.denominator as denominator_of_slices
from totals
left join slices
    on totals.kpi_code = slices.kpi_code
    and totals.period_type = slices.period_type
    and totals.period_start = slices.period_start
where
    slices.kpi_code is null
    or abs(totals.numerator - slices.numerator) > 1e-9 * abs(totals.numerator)
    or abs(totals.denominator - slices.denominator) > 1e-9 * abs(totals.denominator)
