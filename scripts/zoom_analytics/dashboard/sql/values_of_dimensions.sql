-- One row per KPI with a dimension: how many values it has.
select kpi_code, count(distinct dimension_value) as value_count
from all_figures
where dimension <> 'all'
group by kpi_code
order by kpi_code
