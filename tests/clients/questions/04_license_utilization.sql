-- How many licenses of each type were assigned, until when do they run, and which share was used at
-- best in a month?
select
    license.license_type,
    count(*) as licenses,
    min(license.start_date) as first_start,
    max(license.end_date) as last_end,
    (
        select max(utilization.utilization_rate)
        from gold.go_agg_license_utilization as utilization
        where utilization.license_type = license.license_type and utilization.period_type = 'Monthly'
    ) as best_monthly_rate
from gold.go_fact_license_utilization as license
group by license.license_type
order by license.license_type
