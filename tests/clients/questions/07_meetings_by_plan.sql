-- How many meetings did people hold on which plan, in which company, as they were at the start of
-- the meeting?
select
    host.company,
    host.plan_type,
    count(*) as meetings,
    count(distinct host.user_id) as hosts,
    sum(meeting.duration_seconds) as seconds,
    sum(meeting.duration_minutes) as minutes,
    min(meeting.start_time) as first_start
from gold.go_fact_meeting_usage as meeting
inner join gold.go_dim_user as host on meeting.user_key = host.user_key
group by host.company, host.plan_type
order by host.company, host.plan_type
