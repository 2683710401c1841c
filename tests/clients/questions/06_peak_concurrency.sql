-- How many people were in meetings at once at the most, and how does every other KPI without a
-- dimension stand?
select
    kpi.kpi_code,
    kpi.kpi_name,
    kpi.unit,
    kpi.period_start as month_start,
    kpi.numerator,
    kpi.denominator,
    kpi.kpi_value
from marts.kpi_values as kpi
where kpi.period_type = 'Monthly' and kpi.dimension = 'all'
order by kpi.kpi_name <> 'peak_concurrent_users', kpi.kpi_code, kpi.kpi_name, month_start
