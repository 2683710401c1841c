-- One row per month whose recurring revenue differs from the sum of all movements up to it. The
-- tolerance of a millionth of a dollar allows for the adding of doubles.
with revenue as (
    select period_start, kpi_value
    from {{ ref('kpi_values') }}
    where kpi_code = '001-13'
),

moved as (
    select period_start, sum(amount) as amount
    from {{ ref('mrr_movements') }}
    group by period_start
),

months as (
    select
        coalesce(revenue.period_start, moved.period_start) as period_start,
        coalesce(revenue.kpi_value, 0) as kpi_value,
        coalesce(moved.amount, 0) as amount
    from revenue
    full outer join moved on revenue.period_start = moved.period_start
),

running as (
    select
        period_start,
        kpi_value,
        sum(amount) over (order by period_start) as amount_until_then
    from months
)

select *
from running
where abs(kpi_value - amount_until_then) > 0.000001
