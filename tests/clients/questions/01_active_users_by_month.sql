-- How many people hosted a meeting in each month, and how many minutes were met?
select
    users.activity_date as month_start,
    users.active_user_count,
    minutes.total_meeting_minutes
from gold.go_agg_active_users as users
left join gold.go_agg_meeting_minutes as minutes
    on users.activity_date = minutes.activity_date and users.period_type = minutes.period_type
where users.period_type = 'Monthly'
order by month_start
