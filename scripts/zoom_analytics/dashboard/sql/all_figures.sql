-- One row per KPI, period and value of its dimension, as in kpi_values, and the same for figures
-- that are read like KPIs.
select
    kpi_code, period_type, period_start, dimension, dimension_value, numerator, denominator,
    kpi_value
from marts.kpi_values
union all
select
    'license_use', period_type, period_start, 'license_type', license_type, null, null,
    cast(utilization_rate as double)
from gold.go_agg_license_utilization
union all
select 'mrr_movements', 'Monthly', period_start, 'movement', movement, amount, null, amount
from marts.mrr_movements
union all
select 'mrr_movements', 'Monthly', period_start, 'all', 'all', sum(amount), null, sum(amount)
from marts.mrr_movements
group by period_start
