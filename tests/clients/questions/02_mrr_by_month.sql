-- What is the monthly recurring revenue, and by how much did it move?
select
    mrr.period_start as month_start,
    mrr.monthly_recurring_revenue,
    cast(sum(movement.amount) as decimal(14, 2)) as moved,
    count(distinct movement.movement) as kinds_of_movement
from gold.go_agg_mrr as mrr
left join marts.mrr_movements as movement on mrr.period_start = movement.period_start
group by mrr.period_start, mrr.monthly_recurring_revenue
order by month_start
