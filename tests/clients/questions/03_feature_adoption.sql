-- How often was each feature used in each month, and by which share of the active users?
select
    adoption.period_start as month_start,
    adoption.feature_name,
    adoption.adoption_rate,
    coalesce(sum(usage.usage_count), 0) as uses
from gold.go_agg_feature_adoption as adoption
left join gold.go_fact_feature_usage as usage
    on
        adoption.feature_name = usage.feature_name
        and adoption.period_start = cast(date_trunc('month', usage.usage_date) as date)
where adoption.period_type = 'Monthly'
group by adoption.period_start, adoption.feature_name, adoption.adoption_rate
order by month_start, adoption.feature_name
