-- KPIs of the floor: all 48 codes in one long table, from its silver and gold, in one script, as an
-- analyst writes it by hand. Each part is a numerator and a denominator of a KPI and a period; the
-- parts are summed at the end. Additive measures are counted per day, distinct users per period.
create schema marts;

create or replace temp macro folded(word) as lower(translate(word, '-_', '  '));

create temp macro part(code, dimension_value, numerator, denominator) as {
    'kpi_code': code,
    'dimension_value': dimension_value,
    'numerator': numerator::double,
    'denominator': denominator::double
};

-- the rows of a table that has a day, once for each type of period
create temp macro in_periods(relation) as table
select 'Daily' as period_type, day as period_start, * exclude (day) from query_table(relation)
union all
select 'Weekly', date_trunc('week', day)::date, * exclude (day) from query_table(relation)
union all
select 'Monthly', date_trunc('month', day)::date, * exclude (day) from query_table(relation);

create temp macro end_of(period_type, period_start) as
    case period_type
        when 'Daily' then period_start
        when 'Weekly' then period_start + 6
        else last_day(period_start)
    end;

-- per: how many of the numerator's whole numbers make one of the KPI's (60 for minutes from
-- seconds), so that sums are exact
create temp table definitions as
from (values
    ('000-01', 'total_meeting_minutes', 'DWM', 'minutes', null, false, 1, 60),
    ('000-02', 'average_meeting_duration', 'DWM', 'minutes', null, false, 1, 60),
    ('000-03', 'daily_active_users', 'D', 'users', null, false, 1, 1),
    ('000-04', 'monthly_active_users', 'M', 'users', null, false, 1, 1),
    ('000-05', 'meetings_per_user', 'DWM', 'meetings per user', null, false, 1, 1),
    ('000-06', 'peak_concurrent_users', 'DWM', 'users', null, false, 1, 1),
    ('000-07', 'webinar_attendance_rate', 'DWM', 'percent', null, false, 100, 1),
    ('000-08', 'meeting_participation_rate', 'DWM', 'percent', null, false, 100, 1),
    ('000-09', 'average_audio_quality', 'DWM', 'score 0-5', null, false, 1, 1),
    ('000-10', 'average_video_quality', 'DWM', 'score 0-5', null, false, 1, 1),
    ('000-11', 'connection_success_rate', 'DWM', 'percent', null, false, 100, 1),
    ('000-12', 'meeting_completion_rate', 'DWM', 'percent', null, false, 100, 1),
    ('000-13', 'call_drop_rate', 'DWM', 'percent', null, false, 100, 1),
    ('000-14', 'average_response_time', 'DWM', 'milliseconds', null, false, 1, 1),
    ('000-15', 'screen_share_usage_rate', 'DWM', 'percent', null, false, 100, 1),
    ('000-16', 'recording_usage_rate', 'DWM', 'percent', null, false, 100, 1),
    ('000-17', 'chat_messages_per_meeting', 'DWM', 'messages per meeting', null, false, 1, 1),
    ('000-18', 'average_session_duration', 'DWM', 'minutes', null, false, 1, 60),
    ('000-19', 'feature_adoption_rate', 'DWM', 'percent', 'feature_name', false, 100, 1),
    ('000-20', 'user_retention_rate', 'WM', 'percent', null, false, 100, 1),
    ('000-21', 'license_utilization_rate', 'M', 'percent', null, false, 100, 1),
    ('000-22', 'revenue_per_user', 'M', 'USD per user', null, false, 1, 100),
    ('000-23', 'cost_per_meeting_minute', 'M', 'USD per minute', null, false, 1, 1),
    ('000-24', 'customer_satisfaction_score', 'DWM', 'rating 1-5', null, false, 1, 1),
    ('000-25', 'support_ticket_volume', 'DWM', 'tickets', null, false, 1, 1),
    ('000-26', 'storage_usage', 'DWM', 'bytes', null, false, 1, 1),
    ('000-27', 'bandwidth_utilization', 'DWM', 'megabytes', null, false, 1, 1),
    ('000-28', 'system_uptime', 'DWM', 'percent', 'service', true, 100, 1),
    ('000-29', 'security_incident_count', 'DWM', 'events', 'severity_level', true, 1, 1),
    ('000-30', 'api_usage_rate', 'DWM', 'requests per hour', null, false, 1, 1),
    ('001-01', 'daily_active_hosts', 'D', 'users', null, false, 1, 1),
    ('001-02', 'weekly_active_hosts', 'W', 'users', null, false, 1, 1),
    ('001-03', 'monthly_active_hosts', 'M', 'users', null, false, 1, 1),
    ('001-04', 'meeting_minutes_per_day', 'D', 'minutes', null, false, 1, 60),
    ('001-05', 'average_meeting_duration_by_type', 'DWM', 'minutes', 'meeting_type', true, 1, 60),
    ('001-06', 'meetings_created_per_user', 'DWM', 'meetings per user', null, false, 1, 1),
    ('001-07', 'new_user_sign_ups', 'DWM', 'users', null, false, 1, 1),
    ('001-08', 'feature_adoption_rate_of_hosts', 'DWM', 'percent', 'feature_name', false, 100, 1),
    ('001-09', 'tickets_opened_per_day', 'D', 'tickets', 'ticket_type', true, 1, 1),
    (
        '001-10', 'average_ticket_resolution_time', 'DWM', 'hours', 'ticket_type', true, 1,
        3600000000
    ),
    ('001-11', 'first_contact_resolution_rate', 'DWM', 'percent', null, false, 100, 1),
    (
        '001-12', 'tickets_per_1000_active_users', 'WM', 'tickets per 1000 active hosts', null,
        false, 1000, 1
    ),
    ('001-13', 'monthly_recurring_revenue', 'M', 'USD', null, false, 1, 1000000000000),
    ('001-14', 'revenue_by_license_type', 'M', 'USD', 'license_type', false, 1, 100),
    ('001-15', 'assigned_license_rate', 'DWM', 'percent', 'license_type', true, 100, 1),
    ('001-16', 'license_expirations', 'M', 'licenses', 'license_type', true, 1, 1),
    ('001-16R', 'license_renewal_rate', 'M', 'percent', 'license_type', true, 100, 1),
    ('001-17', 'churn_rate', 'M', 'percent', null, false, 100, 1)
) as listed (kpi_code, kpi_name, periods, unit, dimension, has_total, scale, per);

-- Versions, each with the time of the next one

create temp table account_spans as
select
    *,
    min(updated_at) over (partition by account_id) as first_updated_at,
    lead(updated_at) over (partition by account_id order by updated_at) as next_updated_at
from silver.account_versions;

create temp table recording_spans as
select
    *,
    min(updated_at) over (partition by recording_id) as first_updated_at,
    lead(updated_at) over (partition by recording_id order by updated_at) as next_updated_at
from silver.recording_versions;

-- Revenue by license type, in cents. An event of a user goes to the license that the user held on
-- that day; of several, the one assigned last, then the greatest license_id. An event of an account
-- alone is divided among the account's licenses by their cost.

create temp table billed as
with prices as (
    select
        coalesce(l.account_id, u.account_id) as account_id,
        license_type,
        coalesce(currency, 'USD') as currency,
        cost_per_month,
        assigned_date,
        coalesce(expiry_date, 'infinity') as expiry_date,
        count(*) as licenses
    from silver.si_licenses as l
    left join silver.si_users as u on l.assigned_user_id = u.user_id
    where l.status in ('Active', 'Expired')
    group by all
),

days as (
    select distinct account_id, event_date as day
    from gold.go_fact_billing
    where own_user_id is null
),

types as (
    select
        account_id,
        day,
        license_type,
        sum(licenses) as licenses,
        sum(
            licenses * coalesce((round(cost_per_month * usd_rate, 2) * 100)::bigint, 0)
        ) as cents
    from days
    join prices using (account_id)
    left join
        silver.si_exchange_rates as rates
        on prices.currency = rates.currency
        and day >= valid_from
        and (valid_to is null or day < valid_to)
    where day between assigned_date and expiry_date
    group by all
),

weights as (
    select
        account_id,
        day,
        license_type,
        if(sum(cents) over (partition by account_id, day) > 0, cents, licenses)::hugeint as weight
    from types
    qualify weight > 0
),

weighed as (
    select
        transaction_id,
        day,
        license_type,
        weight,
        sum(weight) over (partition by transaction_id)::hugeint as all_weights,
        sign(amount) as sign,
        (abs(amount) * 100)::hugeint as cents,
        cents * weight // all_weights as share
    from gold.go_fact_billing
    join weights using (account_id)
    where own_user_id is null and day = event_date
),

shared as (
    select
        day,
        license_type,
        sign,
        share + (
            row_number() over (
                partition by transaction_id
                order by cents * weight - share * all_weights desc, license_type
            )
            <= cents - sum(share) over (partition by transaction_id)
        )::int as cents
    from weighed
)

select day, license_type, sign * cents as cents
from shared
union all
select event_date, account_type, amount * 100
from gold.go_fact_billing
join silver.si_accounts using (account_id)
anti join weights on go_fact_billing.account_id = weights.account_id and event_date = weights.day
where own_user_id is null
union all
(
    select
        b.event_date,
        coalesce(arg_max(l.license_type, row(l.start_date, l.license_id)), 'Unlicensed'),
        any_value(b.amount) * 100
    from gold.go_fact_billing as b
    left join
        gold.go_fact_license_utilization as l
        on b.own_user_id = l.assigned_user_id
        and b.event_date >= l.start_date
        and (l.end_date is null or b.event_date <= l.end_date)
        and l.license_status in ('Active', 'Expired')
    where b.own_user_id is not null
    group by b.transaction_id, b.event_date
);

-- Additive over days

create temp table daily as
with held as (
    select
        f.start_time::date as day,
        m.meeting_type,
        f.duration_seconds,
        m.actual_participants_count as came,
        m.invited_participants_count as asked,
        f.meeting_id in (
            select meeting_id
            from gold.go_fact_feature_usage
            where folded(feature_name) = 'screen share' and usage_count > 0
            union all
            select meeting_id
            from silver.si_participants
            where screen_share_duration > 0 and meeting_id is not null
        ) as is_shared,
        f.meeting_id in (
            select meeting_id
            from gold.go_fact_feature_usage
            where folded(feature_name) = 'recording' and usage_count > 0
            union all
            select meeting_id
            from silver.si_recordings
            where meeting_id is not null
        ) as is_recorded
    from gold.go_fact_meeting_usage as f
    join silver.si_meetings as m using (meeting_id)
),

meetings as (
    select
        day,
        meeting_type,
        count(*) as meetings,
        sum(duration_seconds) as seconds,
        count_if(is_shared) as shared,
        count_if(is_recorded) as recorded
    from held
    group by all
),

turnout as (
    select day, sum(came) as came, sum(asked) as asked
    from held
    where came is not null and asked is not null
    group by all
),

messages as (
    select f.start_time::date as day, count(*) as messages
    from silver.si_chat_messages
    join gold.go_fact_meeting_usage as f using (meeting_id)
    group by all
),

begun as (
    select
        actual_start_time::date as day, count_if(status = 'Ended') as ended, count(*) as begun
    from silver.si_meetings
    where status in ('Started', 'Ended') and actual_start_time is not null
    group by all
),

attendance as (
    select
        actual_start_time::date as day,
        sum(actual_attendees_count) as came,
        sum(registrants_count) as asked
    from silver.si_webinars
    where
        status = 'Ended'
        and actual_attendees_count is not null
        and registrants_count is not null
    group by all
),

visits as (
    select
        join_time::date as day,
        sum(audio_quality_avg) as audio,
        count(audio_quality_avg) as audio_count,
        sum(video_quality_avg) as video,
        count(video_quality_avg) as video_count,
        sum(duration_seconds) filter (meeting_id is not null) as seconds,
        count(duration_seconds) filter (meeting_id is not null) as visits
    from silver.si_participants
    group by all
),

metrics as (
    select
        measurement_time::date as day,
        count_if(name = 'connection attempt' and metric_value >= 1) as connected,
        count_if(name = 'connection attempt') as attempts,
        sum(metric_value) filter (name = 'bandwidth mb') as megabytes
    from
        (
            select *, folded(metric_name) as name
            from silver.si_quality_metrics
            where metric_type = 'Network'
        )
    group by all
),

calls as (
    select
        start_time::date as day, count_if(call_result = 'Failed') as failed, count(*) as calls
    from silver.si_phone_calls
    group by all
),

requests as (
    select
        requested_at::date as day, sum(response_time_ms) as milliseconds, count(*) as requests
    from silver.si_api_requests
    group by all
),

checks as (
    select checked_at::date as day, service, count_if(is_up) as up, count(*) as checks
    from silver.si_service_checks
    group by all
),

incidents as (
    select event_timestamp::date as day, severity_level, count(*) as events
    from silver.si_security_events
    group by all
),

feedback as (
    select submitted_date::date as day, sum(rating) as rating, count(*) as given
    from silver.si_feedback
    group by all
),

sign_ups as (
    select created_date::date as day, count(*) as users
    from silver.si_users
    where created_date is not null
    group by all
),

opened as (
    select open_date as day, ticket_type, count(*) as tickets
    from gold.go_fact_support_ticket
    group by all
),

resolved as (
    select
        closed_at::date as day,
        ticket_type,
        sum(date_diff('microsecond', opened_at, closed_at)) as microseconds,
        count(*) as tickets
    from gold.go_fact_support_ticket
    where resolution_status in ('Resolved', 'Closed')
    group by all
),

contacts as (
    select
        close_date::date as day,
        count_if(contact_count = 1) as first_contacts,
        count(*) as tickets
    from silver.si_support_tickets
    where resolution_status in ('Resolved', 'Closed') and contact_count is not null
    group by all
),

revenue as (select day, license_type, sum(cents) as cents from billed group by all),

assigned as (select * from silver.si_licenses where assigned_user_id is not null),

renewed as (
    select l.license_id
    from assigned as l
    join assigned as other using (assigned_user_id, license_type)
    where
        l.license_id <> other.license_id
        and other.assigned_date between l.expiry_date - 30 and l.expiry_date + 30
),

expired as (
    select
        expiry_date as day,
        license_type,
        count_if(license_id in (select license_id from renewed)) as renewed,
        count(*) as licenses
    from assigned
    where expiry_date <= (select day from work.last_event)
    group by all
),

-- as of the last day of each month, or the last event day; an account counts from its first version
-- or its creation
accounts as (
    select period_start as day, sum(used_licenses) as used, sum(max_licenses) as allowed
    from work.periods
    cross join work.last_event
    join
        (
            select
                *,
                if(
                    updated_at = first_updated_at, least(updated_at, created_date), updated_at
                )::date as from_day,
                next_updated_at::date as to_day
            from account_spans
        ) as versions
        on from_day <= least(next_start - 1, last_event.day)
        and (to_day is null or to_day > least(next_start - 1, last_event.day))
    where
        period_type = 'Monthly'
        and status = 'Active'
        and used_licenses is not null
        and max_licenses is not null
    group by all
),

kpis as (
    select
        day,
        unnest(
            [
                part('000-01', 'all', seconds, null),
                part('000-02', 'all', seconds, meetings),
                part('000-05', 'all', meetings, 0),
                part('000-15', 'all', shared, meetings),
                part('000-16', 'all', recorded, meetings),
                part('000-17', 'all', 0, meetings),
                part('001-04', 'all', seconds, null),
                part('001-05', meeting_type, seconds, meetings)
            ],
            recursive := true
        )
    from meetings
    union all
    select day, unnest(part('000-08', 'all', came, asked))
    from turnout
    union all
    select day, unnest(part('000-17', 'all', messages, 0))
    from messages
    union all
    select day, unnest(part('000-12', 'all', ended, begun))
    from begun
    union all
    select day, unnest(part('000-07', 'all', came, asked))
    from attendance
    union all
    select day, unnest(part('000-09', 'all', audio, audio_count))
    from visits
    where audio_count > 0
    union all
    select day, unnest(part('000-10', 'all', video, video_count))
    from visits
    where video_count > 0
    union all
    select day, unnest(part('000-18', 'all', seconds, visits))
    from visits
    where visits > 0
    union all
    select day, unnest(part('000-11', 'all', connected, attempts))
    from metrics
    where attempts > 0
    union all
    select day, unnest(part('000-27', 'all', megabytes, null))
    from metrics
    where megabytes is not null
    union all
    select day, unnest(part('000-13', 'all', failed, calls))
    from calls
    union all
    select
        day,
        unnest(
            [part('000-14', 'all', milliseconds, requests), part('000-30', 'all', requests, 0)],
            recursive := true
        )
    from requests
    union all
    select day, unnest(part('000-28', service, up, checks))
    from checks
    union all
    select day, unnest(part('000-29', severity_level, events, null))
    from incidents
    union all
    select day, unnest(part('000-24', 'all', rating, given))
    from feedback
    union all
    select day, unnest(part('001-07', 'all', users, null))
    from sign_ups
    union all
    select
        day,
        unnest(
            [
                part('000-25', 'all', tickets, null),
                part('001-09', ticket_type, tickets, null),
                part('001-12', 'all', tickets, 0)
            ],
            recursive := true
        )
    from opened
    union all
    select day, unnest(part('001-10', ticket_type, microseconds, tickets))
    from resolved
    union all
    select day, unnest(part('001-11', 'all', first_contacts, tickets))
    from contacts
    union all
    select
        day,
        unnest(
            [part('000-22', 'all', cents, 0), part('001-14', license_type, cents, null)],
            recursive := true
        )
    from revenue
    union all
    select
        day,
        unnest(
            [
                part('001-16', license_type, licenses, null),
                part('001-16R', license_type, renewed, licenses)
            ],
            recursive := true
        )
    from expired
    union all
    select day, unnest(part('000-21', 'all', used, allowed))
    from accounts
)

from kpis;

-- Distinct users

create temp table created as
select
    coalesce(created_date, scheduled_start_time, actual_start_time)::date as day,
    host_user_id,
    count(*) as meetings
from silver.si_meetings
where day is not null
group by all;

create temp table feature_hosts as
select distinct held.start_time::date as day, used.feature_name, held.host_user_id
from gold.go_fact_feature_usage as used
join gold.go_fact_meeting_usage as held using (meeting_id)
where used.usage_count > 0;

create temp table users as
with hosts as (
    select period_type, activity_date as period_start, active_user_count as hosts
    from gold.go_agg_active_users
),

creators as (
    select
        period_type,
        period_start,
        sum(meetings) as meetings,
        count(distinct host_user_id) as hosts
    from in_periods('created')
    group by all
),

adopting_hosts as (
    select period_type, period_start, feature_name, count(distinct host_user_id) as hosts
    from in_periods('feature_hosts')
    group by all
),

-- every user and period, moved to the next period
expected as (
    select
        period_type,
        user_id,
        (
            period_start + if(period_type = 'Weekly', interval 7 days, interval 1 month)
        )::date as period_start
    from work.user_periods
    where period_type <> 'Daily'
),

returning_users as (
    select period_type, period_start, count(*) as expected, count(again.user_id) as users
    from expected
    join
        (
            select period_type, max(period_start) as last_start
            from work.active_users
            group by all
        ) using (period_type)
    left join work.user_periods as again using (period_type, period_start, user_id)
    where period_start <= last_start
    group by all
)

select
    period_type,
    period_start,
    unnest(
        [
            part('000-03', 'all', users, null),
            part('000-04', 'all', users, null),
            part('000-05', 'all', 0, users),
            part('000-22', 'all', 0, users)
        ],
        recursive := true
    )
from work.active_users
union all
select
    period_type,
    period_start,
    unnest(
        [part('000-20', 'all', users, expected), part('001-17', 'all', expected - users, expected)],
        recursive := true
    )
from returning_users
union all
select
    period_type,
    period_start,
    unnest(
        [
            part('001-01', 'all', hosts, null),
            part('001-02', 'all', hosts, null),
            part('001-03', 'all', hosts, null),
            part('001-12', 'all', 0, hosts)
        ],
        recursive := true
    )
from hosts
union all
select period_type, period_start, unnest(part('001-06', 'all', meetings, hosts))
from creators
union all
select period_type, period_start, unnest(part('000-19', feature_name, 0, users))
from work.active_users
cross join gold.go_dim_feature
union all
select period_type, period_start, unnest(part('000-19', feature_name, users, 0))
from work.feature_users
join gold.go_dim_feature using (feature_key)
union all
select period_type, period_start, unnest(part('001-08', feature_name, 0, hosts))
from hosts
cross join gold.go_dim_feature
union all
select period_type, period_start, unnest(part('001-08', feature_name, hosts, 0))
from adopting_hosts;

-- The largest number of persons present at once: a sweep over arrivals and departures per day

create temp table peaks as
with days as (
    select person_id, join_time::date as day, join_time, leave_time
    from silver.si_participants
    where leave_time > join_time
    union all
    select person_id, midnight::date, midnight, leave_time
    from
        (
            select
                *,
                unnest(
                    generate_series(join_time::date + 1, leave_time::date, interval 1 day)
                ) as midnight
            from silver.si_participants
            where join_time::date < leave_time::date
        )
    where midnight < leave_time
),

persons as (
    select
        person_id,
        day,
        count(*) as visits,
        min(join_time) as arrival,
        min(leave_time) as departure
    from days
    group by all
),

-- the part of each visit after the person's earlier visits of the day; most persons come once a day
-- and need no order
clipped as (
    select day, arrival, departure
    from persons
    where visits = 1
    union all
    from
        (
            select
                day,
                greatest(join_time, max(leave_time) over earlier) as arrival,
                leave_time as departure
            from days
            semi join (from persons where visits > 1) as several using (person_id, day)
            window
                earlier as (
                    partition by person_id, day
                    order by join_time
                    rows between unbounded preceding and 1 preceding
                )
        )
    where arrival < departure
),

changes as (
    select day, moment, sum(change) as change
    from
        (
            select day, arrival as moment, 1 as change
            from clipped
            union all
            select day, departure, -1
            from clipped
        )
    group by all
)

select day, max(present) as persons
from (select day, sum(change) over (partition by day order by moment) as present from changes)
group by all;

-- Carried from period to period: the running sum of additions and removals

create temp table changes as
with stored as (
    select
        file_size,
        greatest(
            created_date, if(updated_at > first_updated_at, updated_at, null)
        )::date as from_day,
        least(next_updated_at, expiry_date)::date as to_day
    from recording_spans
    where status <> 'Deleted'
)

select
    from_day as day,
    '000-26' as kpi_code,
    'all' as dimension_value,
    file_size as numerator,
    null::bigint as denominator
from stored
where to_day is null or from_day < to_day
union all
select to_day, '000-26', 'all', -file_size, null
from stored
where from_day < to_day
union all
-- the first row, also if nothing is stored
select min(created_date)::date, '000-26', 'all', 0, null
from silver.recording_versions
where status <> 'Deleted'
union all
select assigned_date, '001-15', license_type, (assigned_user_id is not null)::bigint, 1
from silver.si_licenses
where status in ('Active', 'Expired')
union all
select expiry_date + 1, '001-15', license_type, -(assigned_user_id is not null)::bigint, -1
from silver.si_licenses
where status in ('Active', 'Expired') and expiry_date is not null;

create temp table carried as
with of_period as (
    select
        period_type,
        period_start,
        kpi_code,
        dimension_value,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from in_periods('changes')
    group by all
),

firsts as (
    select period_type, kpi_code, dimension_value, min(period_start) as first_start
    from of_period
    group by all
)

select
    period_type,
    period_start,
    kpi_code,
    dimension_value,
    sum(numerator) over running as numerator,
    sum(denominator) over running as denominator
from firsts
join work.periods using (period_type)
left join of_period using (period_type, period_start, kpi_code, dimension_value)
where period_start >= first_start
window running as (partition by period_type, kpi_code, dimension_value order by period_start);

-- Cost of licenses in the months with held meetings

create temp table costs as
with months as (
    select activity_date as period_start, (activity_date + interval 1 month)::date as next_start
    from gold.go_agg_meeting_minutes
    where period_type = 'Monthly'
),

in_force as (
    select
        period_start,
        coalesce(currency, 'USD') as currency,
        sum(cost_per_month)::decimal(18, 2) as cost
    from months
    join
        silver.si_licenses
        on assigned_date < next_start
        and (expiry_date is null or expiry_date >= period_start)
    where status in ('Active', 'Expired')
    group by all
)

select period_start, sum(cost * usd_rate) as usd
from in_force
join
    silver.si_exchange_rates as rates
    on in_force.currency = rates.currency
    and period_start >= valid_from
    and (valid_to is null or period_start < valid_to)
group by all;

-- All KPIs
create table marts.kpi_values as
with parts as (
    select kpi_code, period_type, period_start, dimension_value, numerator, denominator
    from in_periods('daily')
    union all by name
    from users
    union all by name
    from carried
    union all by name
    select period_type, period_start, unnest(part('000-06', 'all', persons, null))
    from
        (
            select period_type, period_start, max(persons) as persons
            from in_periods('peaks')
            group by all
        )
    union all by name
    select
        period_type,
        period_start,
        unnest(
            part(
                '000-30',
                'all',
                0,
                24
                * (least(end_of(period_type, period_start), last_event.day) - period_start + 1)
            )
        )
    from
        (
            select distinct period_type, period_start
            from in_periods('daily')
            where kpi_code = '000-30'
        )
    cross join work.last_event
    union all by name
    -- minutes are those of 000-01
    select period_type, period_start, unnest(part('000-23', 'all', 0, seconds / 60))
    from
        (
            select period_type, period_start, sum(numerator) as seconds
            from in_periods('daily')
            where kpi_code = '000-01'
            group by all
        )
    union all by name
    select 'Monthly' as period_type, period_start, unnest(part('000-23', 'all', usd, 0))
    from costs
    union all by name
    select 'Monthly' as period_type, period_start, unnest(part('001-13', 'all', revenue, null))
    from work.recurring_revenue
),

summed as (
    select
        kpi_code,
        period_type,
        period_start,
        if(grouping(dimension_value) = 1, 'all', dimension_value) as dimension_value,
        grouping(dimension_value) = 1 as is_total,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from parts
    group by
        grouping sets (
            (kpi_code, period_type, period_start),
            (kpi_code, period_type, period_start, dimension_value)
        )
)

select
    kpi_code,
    kpi_name,
    period_type,
    period_start,
    if(is_total or d.dimension is null, 'all', d.dimension) as dimension,
    dimension_value,
    numerator / per as numerator,
    denominator,
    if(
        denominator is null, numerator / per, numerator / per / nullif(denominator, 0) * scale
    ) as kpi_value,
    unit,
    end_of(period_type, period_start) <= last_event.day as is_complete
from summed
join definitions as d using (kpi_code)
cross join work.last_event
where contains(d.periods, left(period_type, 1)) and (not is_total or d.has_total);
