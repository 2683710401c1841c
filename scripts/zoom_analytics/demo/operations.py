"""How well the platform ran: quality metrics, security events, feedback, API requests, service
checks.
"""

from __future__ import annotations

QUALITY = """
create view feed_quality_metrics as
with sampled as (
    select part.*, n, ord * 4 + n as q, ord * 4 as q0 from part, unnest([0, 1, 2, 3]) as t(n) where measured
),
measured as (
    select *, case when n = 0 then 'Network' when n = 1 then 'Network' when n = 2 then 'Audio' else case
        when u('q_kind', q) < 0.7 then 'Video' else 'Screen_Share' end end as kind,
        case n when 0 then 'connection_attempt' when 1 then 'bandwidth_mb' when 2 then case when u('q_name', q) < 0.5
            then 'jitter_ms' else 'packet_loss_pct' end
               else 'frame_rate' end as name
    from sampled
),
valued as (
    select *, case name when 'connection_attempt' then case when u('q_val', q) < 0.025 then 0 else 1 end
        when 'bandwidth_mb' then round(20 + 400 * u('q_val', q), 1) when 'jitter_ms'
            then round(2 + 60 * pow(u('q_val', q), 3), 1)
        when 'packet_loss_pct' then round(6 * pow(u('q_val', q), 4), 2) else round(30 - 14 * pow(u('q_val', q), 3), 1)
            end as value
    from measured
)
select uid('metric', q) as metric_id, case when m is not null then uid('meeting', m) end as meeting_id,
    uid('participant', ord) as participant_id, kind as metric_type, name as metric_name, value::double as metric_value,
    join_time + secs(10 + n * 20) as measurement_time,
    case when u('q_val', q) > 0.96 then 'Poor' when u('q_val', q) > 0.85 then 'Fair' else 'Good'
        end as threshold_status,
    case when not is_guest then uid('device', i) end as device_id, dlv, q as ord
from valued;
"""

SECURITY = """
create view feed_security_events as
with seen as (
    select d * getvariable('users') + i as e, who.*,
        to_utc((getvariable('d0') + d::int)::timestamp + secs(27000 + u('e_time',
            d * getvariable('users') + i) * 38000), zone) as moment
    from range(getvariable('days')) as days(d), who
    where u('event', d * getvariable('users') + i) < 0.14 * case when isodow(getvariable('d0') + d::int) >= 6
        then 0.15 else 1 end
),
told as (
    select *, case when u('e_type', e) < 0.55 then 'Login' when u('e_type', e) < 0.85 then 'Logout'
        when u('e_type', e) < 0.93 then 'Failed_Login'
                   when u('e_type', e) < 0.96 then 'Permission_Change' else 'Data_Access' end as kind
    from seen where created < moment and (left_at is null or left_at > moment) and moment < getvariable('horizon')
)
select uid('event', e) as event_id, kind as event_type, uid('user', i) as user_id, moment as event_timestamp,
    ip as ip_address,
    uid('device', i) as device_id, concat(replace(kind, '_', ' '), ' from ', city) as event_description,
    case when kind in ('Login', 'Logout') then 'Low' when u('e_sev', e) < 0.6 then 'Low' when u('e_sev', e) < 0.88
        then 'Medium'
         when u('e_sev', e) < 0.975 then 'High' else 'Critical' end as severity_level,
    case when kind in ('Login', 'Logout') then null when u('e_res', e) < 0.8 then 'Resolved' when u('e_res', e) < 0.92
        then 'Investigating' else 'Open' end as resolution_status,
    uid('account', a) as account_id, dlv(moment) as dlv, e as ord
from told;
"""

FEEDBACK = """
create view feed_feedback as
select uid('feedback', ord) as feedback_id, uid('user', i) as user_id,
    case when m is not null then uid('meeting', m) end as meeting_id, case when w is not null then uid('webinar', w)
        end as webinar_id,
    case when u('p_conn', ord) < 0.04 then 1 + floor(3 * u('y_rate', ord)) when u('y_rate', ord) < 0.05 then 2
        when u('y_rate', ord) < 0.2 then 3
         when u('y_rate', ord) < 0.6 then 4 else 5 end::int as rating,
    ['Meeting_Quality', 'Audio_Quality', 'Video_Quality',
        'Overall_Experience'][1 + floor(u('y_type', ord) * 4)::int] as feedback_type,
    case when u('y_words', ord) < 0.4 then one_of('comments', u('y_text', ord)) end as comments,
    least(leave_time + secs(60 + u('y_late', ord) * 3000),
        getvariable('horizon') - interval 1 second) as submitted_date,
    ['Technical', 'Usability', 'Feature_Request', 'Bug_Report'][1 + floor(u('y_cat', ord) * 4)::int] as category, dlv,
        ord
from part where not is_guest and leave_time is not null and u('feedback', ord) < 0.03;
"""

# Tools call the API by day and by night, in office hours more often.
API = """
create view feed_api_requests as
with drawn as (
    select r, floor(getvariable('accounts') * pow(u('r_acct', r), 1.5))::bigint as a,
        getvariable('d0')::timestamp + secs(r / (getvariable('users') * 0.15) * 86400) as moment,
        floor(u('r_end', r) * 6)::int as e
    from range((getvariable('users') * getvariable('days') * 0.15)::bigint) as n(r)
),
kept as (
    select drawn.* from drawn join acct using (a)
    where u('r_keep', r) < 0.25 + 0.35 * greatest(0, sin((extract(hour from moment) - 6) / 24.0 * 6.2831853)) + case
        when isodow(moment) <= 5 then 0.4 else 0 end
        and moment > acct.created and (acct.cancelled_at is null or moment < acct.cancelled_at)
)
select uid('request', r) as request_id, uid('account', a) as account_id,
    ['/v2/users', '/v2/meetings', '/v2/report/daily', '/v2/metrics/meetings', '/v2/recordings',
        '/v2/webinars'][e + 1] as endpoint,
    case when u('r_method', r) < 0.8 then 'GET' when u('r_method', r) < 0.95 then 'POST' else 'PATCH' end as method,
    case when u('r_code', r) < 0.955 then 200 when u('r_code', r) < 0.975 then 404 when u('r_code', r) < 0.985 then 401
         when u('r_code', r) < 0.996 then 429 else 500 end as status_code,
    round(35 + 40 * e + 600 * pow(u('r_ms', r), 5), 1) as response_time_ms, moment as requested_at,
        dlv(moment) as dlv, r as ord
from kept;
"""

# Every service in every region, moment an interval that grows with the platform; an outage is a
# stretch of one day.
CHECKS = """
create view feed_service_checks as
with every as (
    select case when getvariable('users') < 1000 then 180 when getvariable('users') < 5000 then 60 else 15
        end as minutes
),
probe as (
    select n * 64 + s * 8 + g as h, getvariable('d0')::timestamp + to_minutes(n * minutes) as moment,
        s * 8 + g as place, s, g
    from every, unnest(range(getvariable('days') * 1440 // minutes)) as t(n), range(6) as services(s),
        range(2) as regions(g)
),
located as (
    select *, date_diff('day', getvariable('d0'), moment::date) * 64 + place as day_place from probe
)
select uid('check', h) as check_id, ['Meetings', 'Webinars', 'Phone', 'Chat', 'Recordings', 'API'][s + 1] as service,
    ['us-east', 'eu-west'][g + 1] as region,
    not (u('k_out', day_place) < 0.008 and epoch(moment - date_trunc('day', moment)) / 86400 between u('k_from',
        day_place) and u('k_from', day_place) + 0.14)
        and u('k_blip', h) > 0.0004 as is_up,
    moment as checked_at, dlv(moment) as dlv, h as ord
from located;
"""

STEPS = (QUALITY, SECURITY, FEEDBACK, API, CHECKS)
