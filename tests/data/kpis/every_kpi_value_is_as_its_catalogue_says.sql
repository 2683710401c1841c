-- One row per row of kpi_values whose name, unit, type of period or dimension differs from the
-- catalogue, whose value differs from that of its numerator, denominator and scale, or whose
-- is_complete differs from the calendar, which ends on silver's last event day. The tolerance is
-- the last digits of a double.
with calendar as (
    select max(period_start) as last_day
    from {{ ref('int_periods') }}
    where period_type = 'Daily'
)

select
    kpi_values.kpi_code,
    kpi_values.kpi_name,
    kpi_values.period_type,
    kpi_values.period_start,
    kpi_values.dimension,
    kpi_values.dimension_value,
    kpi_values.numerator,
    kpi_values.denominator,
    kpi_values.kpi_value,
    kpi_values.unit,
    kpi_values.is_complete
from {{ ref('kpi_values') }} as kpi_values
left join {{ ref('kpi_catalog') }} as kpi_catalog on kpi_values.kpi_code = kpi_catalog.kpi_code
cross join calendar
where
    kpi_catalog.kpi_code is null
    or kpi_values.kpi_name <> kpi_catalog.kpi_name
    or kpi_values.unit <> kpi_catalog.unit
    or concat(', ', kpi_catalog.period_types, ', ')
    not like concat('%, ', kpi_values.period_type, ', %')
    or (kpi_values.dimension = 'all') <> (kpi_values.dimension_value = 'all')
    or (kpi_values.dimension = 'all' and not kpi_catalog.has_total)
    or (
        kpi_values.dimension <> 'all'
        and kpi_values.dimension <> coalesce(kpi_catalog.dimension, 'all')
    )
    or (kpi_values.denominator is null) <> (kpi_catalog.formula not like '% / %')
    or (kpi_values.denominator = 0 and kpi_values.kpi_value is not null)
    or (kpi_values.denominator is null and kpi_values.kpi_value <> kpi_values.numerator)
    or abs(kpi_values.kpi_value * kpi_values.denominator - kpi_catalog.scale * kpi_values.numerator)
    > 1e-9 * abs(kpi_catalog.scale * kpi_values.numerator)
    or kpi_values.is_complete <> (
        calendar.last_day >= case kpi_values.period_type
            when 'Daily' then kpi_values.period_start
            when 'Weekly' then {{ dbt.dateadd('day', 6, 'kpi_values.period_start') }}
            else {{ dbt.last_day('kpi_values.period_start', 'month') }}
        end
    )
