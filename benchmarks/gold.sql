-- Gold of the floor: the 7 dimensions, 6 facts and 6 aggregates for one clean source, in one
-- script, as an analyst writes it by hand.
create schema gold;

-- tables that the KPIs (kpis.sql) read too
create schema work;

-- n / d to two places, half away from zero
create temp macro quotient(n, d) as
    (((200 * n::hugeint + d) // nullif(2 * d::hugeint, 0))::decimal(18, 0) * 0.01);
create temp macro folded(word) as lower(translate(word, '-_', '  '));
create temp macro stamped() as {
    'load_date': date '2000-01-01',
    'update_date': date '2000-01-01',
    'source_system': 'platform'
};

-- Dimensions

create table gold.go_dim_user as
with versions as (
    select
        *,
        coalesce(first_name || ' ' || last_name, display_name) as user_name,
        row(user_name, email_address, company, plan_type) as attributes
    from silver.user_versions
),

changes as (
    select *, lag(updated_at) over of_user is null as is_first
    from versions
    window of_user as (partition by user_id order by updated_at)
    qualify is_first or attributes is distinct from lag(attributes) over of_user
)

select
    user_name,
    email_address as email,
    company,
    plan_type,
    unnest(stamped()),
    md5(user_id::varchar || '|' || updated_at::varchar) as user_key,
    user_id,
    if(is_first, least(created_date, updated_at), updated_at) as valid_from,
    lead(updated_at) over of_user as valid_to,
    valid_to is null as is_current,
    is_first
from changes
window of_user as (partition by user_id order by updated_at);

create table gold.go_dim_meeting as
select distinct
    coalesce(topic, 'Untitled Meeting') as meeting_topic,
    unnest(stamped()),
    md5(meeting_topic) as meeting_key
from silver.si_meetings;

create table gold.go_dim_webinar as
select distinct
    coalesce(topic, 'Untitled Webinar') as webinar_topic,
    unnest(stamped()),
    md5(webinar_topic) as webinar_key
from silver.si_webinars;

create table gold.go_dim_feature as
select feature_name, unnest(stamped()), md5(folded(feature_name)) as feature_key
from (select feature_name, count(*) as uses from silver.si_features_usage group by 1)
qualify row_number() over (partition by folded(feature_name) order by uses desc, feature_name) = 1;

create table gold.go_dim_ticket_type as
select ticket_type, unnest(stamped()), md5(folded(ticket_type)) as ticket_type_key
from (select ticket_type, count(*) as uses from silver.si_support_tickets group by 1)
qualify row_number() over (partition by folded(ticket_type) order by uses desc, ticket_type) = 1;

create table gold.go_dim_license_type as
select license_type, unnest(stamped()), md5(license_type) as license_type_key
from
    (
        select
            unnest(
                [
                    'Basic',
                    'Pro',
                    'Business',
                    'Enterprise',
                    'Education',
                    'Webinar',
                    'Phone',
                    'Add-on'
                ]
            ) as license_type
        union
        select license_type
        from silver.si_licenses
    );

create table gold.go_dim_billing_event_type as
select event_type, unnest(stamped()), md5(event_type) as billing_event_type_key
from
    (
        select
            unnest(
                [
                    'Subscription Fee',
                    'Subscription Renewal',
                    'Add-on Purchase',
                    'Refund',
                    'Usage Charge',
                    'Upgrade'
                ]
            ) as event_type
        union
        select event_type
        from silver.si_billing_events
    );

-- Facts: each has the user's version of that moment, or the first version for earlier moments

create temp macro holds(is_first, valid_from, valid_to, moment) as
    (is_first or valid_from <= moment) and (valid_to is null or moment < valid_to);

create table gold.go_fact_meeting_usage as
select
    u.user_name,
    coalesce(m.topic, 'Untitled Meeting') as meeting_topic,
    m.actual_start_time as start_time,
    coalesce(m.end_time, m.actual_start_time + to_seconds(m.duration_seconds)) as end_time,
    quotient(m.duration_seconds, 60)::decimal(12, 2) as duration_minutes,
    unnest(stamped()),
    md5(m.meeting_id::varchar) as meeting_usage_key,
    u.user_key,
    md5(meeting_topic) as meeting_key,
    m.meeting_id,
    m.host_user_id,
    m.duration_seconds
from silver.si_meetings as m
left join
    gold.go_dim_user as u
    on m.host_user_id = u.user_id
    and holds(u.is_first, u.valid_from, u.valid_to, m.actual_start_time)
where m.status = 'Ended';

create table gold.go_fact_webinar_usage as
select
    coalesce(w.topic, 'Untitled Webinar') as webinar_topic,
    w.actual_start_time as start_time,
    coalesce(w.end_time, w.actual_start_time + to_seconds(w.duration_seconds)) as end_time,
    w.registrants_count::bigint as registrants,
    unnest(stamped()),
    md5(w.webinar_id::varchar) as webinar_usage_key,
    u.user_key,
    md5(webinar_topic) as webinar_key,
    w.webinar_id,
    w.host_user_id,
    w.duration_seconds
from silver.si_webinars as w
left join
    gold.go_dim_user as u
    on w.host_user_id = u.user_id
    and holds(u.is_first, u.valid_from, u.valid_to, w.actual_start_time)
where w.status = 'Ended';

create table gold.go_fact_feature_usage as
with uses as (
    select
        f.*,
        coalesce(m.topic, 'Untitled Meeting') as meeting_topic,
        coalesce(f.user_id, m.host_user_id) as used_by_user_id,
        md5(folded(f.feature_name)) as feature_key
    from silver.si_features_usage as f
    join silver.si_meetings as m using (meeting_id)
)

select
    uses.meeting_topic,
    d.feature_name,
    uses.usage_count::bigint as usage_count,
    uses.usage_timestamp::date as usage_date,
    unnest(stamped()),
    md5(uses.usage_id::varchar) as feature_usage_key,
    u.user_key,
    md5(uses.meeting_topic) as meeting_key,
    uses.feature_key,
    uses.usage_id,
    uses.meeting_id,
    uses.used_by_user_id
from uses
join gold.go_dim_feature as d using (feature_key)
left join
    gold.go_dim_user as u
    on uses.used_by_user_id = u.user_id
    and holds(u.is_first, u.valid_from, u.valid_to, uses.usage_timestamp);

create table gold.go_fact_support_ticket as
with tickets as (
    select *, md5(folded(ticket_type)) as ticket_type_key from silver.si_support_tickets
)

select
    u.user_name,
    d.ticket_type,
    t.resolution_status,
    t.open_date::date as open_date,
    unnest(stamped()),
    md5(t.ticket_id::varchar) as support_ticket_key,
    u.user_key,
    t.ticket_type_key,
    t.ticket_id,
    t.user_id,
    t.open_date as opened_at,
    t.close_date as closed_at
from tickets as t
join gold.go_dim_ticket_type as d using (ticket_type_key)
left join
    gold.go_dim_user as u
    on t.user_id = u.user_id
    and holds(u.is_first, u.valid_from, u.valid_to, t.open_date);

create table gold.go_fact_billing as
with billing as (
    select
        b.* replace (coalesce(b.user_id, admins.user_id) as user_id), b.user_id as own_user_id
    from silver.si_billing_events as b
    left join silver.si_accounts as accounts using (account_id)
    left join silver.si_users as admins on accounts.admin_user_id = admins.user_id
    where b.status in ('Completed', 'Refunded')
)

select
    u.user_name,
    b.event_type,
    b.amount_usd::decimal(10, 2) as amount,
    b.transaction_date::date as event_date,
    unnest(stamped()),
    md5(b.transaction_id::varchar) as billing_key,
    u.user_key,
    md5(b.event_type) as billing_event_type_key,
    b.transaction_id,
    b.user_id,
    b.account_id,
    b.amount as amount_in_currency,
    b.currency,
    b.billing_period_start,
    b.billing_period_end,
    b.status as billing_status,
    b.own_user_id
from billing as b
left join
    gold.go_dim_user as u
    on b.user_id = u.user_id
    and holds(u.is_first, u.valid_from, u.valid_to, b.transaction_date);

create table gold.go_fact_license_utilization as
select
    u.user_name,
    l.license_type,
    l.assigned_date as start_date,
    l.expiry_date as end_date,
    unnest(stamped()),
    md5(l.license_id::varchar) as license_utilization_key,
    u.user_key,
    md5(l.license_type) as license_type_key,
    l.license_id,
    l.assigned_user_id,
    l.status as license_status
from silver.si_licenses as l
left join
    gold.go_dim_user as u
    on l.assigned_user_id = u.user_id
    and holds(u.is_first, u.valid_from, u.valid_to, l.assigned_date)
where l.assigned_user_id is not null;

-- Aggregates

create table work.last_event as
select max(moment)::date as day
from
    (
        select max(actual_start_time) as moment
        from silver.si_meetings
        union all
        select max(actual_start_time)
        from silver.si_webinars
        union all
        select max(join_time)
        from silver.si_participants
        union all
        select max(created_date)
        from silver.si_recordings
        union all
        select max("timestamp")
        from silver.si_chat_messages
        union all
        select max(start_time)
        from silver.si_phone_calls
        union all
        select max(usage_timestamp)
        from silver.si_features_usage
        union all
        select max(greatest(open_date, close_date))
        from silver.si_support_tickets
        union all
        select max(transaction_date)
        from silver.si_billing_events
        union all
        select max(measurement_time)
        from silver.si_quality_metrics
        union all
        select max(event_timestamp)
        from silver.si_security_events
        union all
        select max(submitted_date)
        from silver.si_feedback
        union all
        select max(requested_at)
        from silver.si_api_requests
        union all
        select max(checked_at)
        from silver.si_service_checks
        union all
        select max(created_date)
        from silver.si_users
    );

create temp table charges as
select
    transaction_id,
    amount,
    if(
        billing_period_start is null or billing_period_end is null, event_date, billing_period_start
    ) as running_from,
    if(
        billing_period_start is null or billing_period_end is null,
        (event_date + interval 1 month)::date,
        billing_period_end
    ) as running_to,
    greatest(1, (20000 * (running_to - running_from) + 304375) // 608750) as months
from gold.go_fact_billing
where
    billing_status = 'Completed'
    and event_type in ('Subscription Fee', 'Subscription Renewal', 'Upgrade');

create table work.periods as
with days as (
    select
        unnest(
            generate_series(
                least(
                    (select min(assigned_date) from silver.si_licenses),
                    (select min(running_from) from charges),
                    (select min(created_date) from silver.recording_versions)::date,
                    (
                        select min(least(updated_at, created_date)) from silver.account_versions
                    )::date,
                    day
                )::timestamp,
                day::timestamp,
                interval 1 day
            )
        )::date as day
    from work.last_event
)

select 'Daily' as period_type, day as period_start, day + 1 as next_start
from days
union all
select distinct 'Weekly', date_trunc('week', day)::date as monday, monday + 7
from days
union all
select distinct
    'Monthly', date_trunc('month', day)::date as first_day, (first_day + interval 1 month)::date
from days;

create temp table activity as
select distinct user_id, day
from
    (
        select host_user_id as user_id, start_time::date as day
        from gold.go_fact_meeting_usage
        union all
        select host_user_id, start_time::date
        from gold.go_fact_webinar_usage
        union all
        select user_id, join_time::date
        from silver.si_participants
        where user_id is not null
        union all
        select used_by_user_id, usage_date
        from gold.go_fact_feature_usage
        where usage_count > 0
    );

create table work.user_periods as
select 'Daily' as period_type, day as period_start, user_id
from activity
union all
select distinct 'Weekly', date_trunc('week', day)::date, user_id
from activity
union all
select distinct 'Monthly', date_trunc('month', day)::date, user_id
from activity;

create table gold.go_agg_active_users as
select
    activity_date,
    count(distinct host_user_id) as active_user_count,
    period_type,
    unnest(stamped()),
    md5(period_type || '|' || activity_date::varchar) as active_users_key
from
    (
        select 'Daily' as period_type, start_time::date as activity_date, host_user_id
        from gold.go_fact_meeting_usage
        union all
        select 'Weekly', date_trunc('week', start_time)::date, host_user_id
        from gold.go_fact_meeting_usage
        union all
        select 'Monthly', date_trunc('month', start_time)::date, host_user_id
        from gold.go_fact_meeting_usage
    )
group by period_type, activity_date;

create table gold.go_agg_meeting_minutes as
with days as (
    select start_time::date as day, sum(duration_seconds) as seconds
    from gold.go_fact_meeting_usage
    group by 1
)

select
    activity_date,
    quotient(sum(seconds), 60)::decimal(18, 2) as total_meeting_minutes,
    period_type,
    unnest(stamped()),
    md5(period_type || '|' || activity_date::varchar) as meeting_minutes_key
from
    (
        select 'Daily' as period_type, day as activity_date, seconds
        from days
        union all
        select 'Weekly', date_trunc('week', day)::date, seconds
        from days
        union all
        select 'Monthly', date_trunc('month', day)::date, seconds
        from days
    )
group by period_type, activity_date;

create table work.active_users as
select period_type, period_start, count(*) as users from work.user_periods group by all;

create table work.feature_users as
with days as (
    select distinct feature_key, usage_date as day, used_by_user_id as user_id
    from gold.go_fact_feature_usage
    where usage_count > 0
)

select period_type, period_start, feature_key, count(distinct user_id) as users
from
    (
        select 'Daily' as period_type, day as period_start, feature_key, user_id
        from days
        union all
        select 'Weekly', date_trunc('week', day)::date, feature_key, user_id
        from days
        union all
        select 'Monthly', date_trunc('month', day)::date, feature_key, user_id
        from days
    )
group by all;

create table gold.go_agg_feature_adoption as
select
    d.feature_name,
    quotient(100 * coalesce(f.users, 0), a.users)::decimal(5, 2) as adoption_rate,
    a.period_type,
    unnest(stamped()),
    md5(
        concat_ws('|', folded(d.feature_name), a.period_type, a.period_start)
    ) as feature_adoption_key,
    a.period_start
from work.active_users as a
cross join gold.go_dim_feature as d
left join work.feature_users as f using (feature_key, period_type, period_start);

create table gold.go_agg_license_utilization as
with licenses as (
    select * from gold.go_fact_license_utilization where license_status in ('Active', 'Expired')
),

changes as (
    select 'Daily' as period_type, license_type, start_date as period_start, 1 as change
    from licenses
    union all
    select 'Weekly', license_type, date_trunc('week', start_date)::date, 1
    from licenses
    union all
    select 'Monthly', license_type, date_trunc('month', start_date)::date, 1
    from licenses
    union all
    select 'Daily', license_type, end_date + 1, -1
    from licenses
    where end_date is not null
    union all
    select 'Weekly', license_type, date_trunc('week', end_date)::date + 7, -1
    from licenses
    where end_date is not null
    union all
    select 'Monthly', license_type, (date_trunc('month', end_date) + interval 1 month)::date, -1
    from licenses
    where end_date is not null
),

in_force as (
    select period_type, period_start, license_type, sum(change) over running as licenses
    from
        (
            select period_type, period_start, license_type
            from work.periods
            cross join (select distinct license_type from licenses)
        )
    left join
        (
            select period_type, license_type, period_start, sum(change) as change
            from changes
            group by all
        ) using (period_type, license_type, period_start)
    window running as (partition by period_type, license_type order by period_start)
),

used as (
    select period_type, period_start, license_type, count(distinct license_id) as licenses
    from licenses
    join work.user_periods on licenses.assigned_user_id = user_periods.user_id
    join work.periods using (period_type, period_start)
    where start_date < next_start and (end_date is null or end_date >= period_start)
    group by all
)

select
    license_type,
    quotient(100 * coalesce(used.licenses, 0), in_force.licenses)::decimal(
        5, 2
    ) as utilization_rate,
    period_type,
    unnest(stamped()),
    md5(concat_ws('|', license_type, period_type, period_start)) as license_utilization_rate_key,
    period_start
from in_force
join work.periods using (period_type, period_start)
left join used using (period_type, period_start, license_type)
where
    in_force.licenses > 0
    and next_start > (select min(period_start) from work.active_users where period_type = 'Daily');

create table gold.go_agg_ticket_resolution as
with closed as (
    select *, date_diff('microsecond', opened_at, closed_at) as microseconds
    from gold.go_fact_support_ticket
    where resolution_status in ('Resolved', 'Closed')
)

select
    ticket_type,
    quotient(sum(microseconds), 3600000000 * count(*))::decimal(12, 2) as avg_resolution_time,
    period_type,
    unnest(stamped()),
    md5(concat_ws('|', ticket_type_key, period_type, period_start)) as ticket_resolution_key,
    period_start
from
    (
        select
            'Daily' as period_type,
            closed_at::date as period_start,
            ticket_type,
            ticket_type_key,
            microseconds
        from closed
        union all
        select
            'Weekly',
            date_trunc('week', closed_at)::date,
            ticket_type,
            ticket_type_key,
            microseconds
        from closed
        union all
        select
            'Monthly',
            date_trunc('month', closed_at)::date,
            ticket_type,
            ticket_type_key,
            microseconds
        from closed
    )
group by ticket_type, ticket_type_key, period_type, period_start;

-- in millionths of a millionth of a dollar: exact
create table work.recurring_revenue as
with months as (
    select period_start, least(next_start - 1, (select day from work.last_event)) as as_of
    from work.periods
    where period_type = 'Monthly'
)

select period_start, sum((amount * 100)::hugeint * 10000000000 // charges.months) as revenue
from months
join charges on as_of >= running_from and as_of < running_to
group by period_start;

create table gold.go_agg_mrr as
select
    strftime(period_start, '%Y-%m') as activity_month,
    quotient(revenue, 1000000000000)::decimal(14, 2) as monthly_recurring_revenue,
    unnest(stamped()),
    md5(period_start::varchar) as mrr_key,
    period_start
from work.recurring_revenue;
