"""Meetings and webinars: when they are held follows the host's working day in the host's own
time zone.
"""

from __future__ import annotations

# m numbers a meeting: (day * 2 + slot) * users + host, so that m rises with time.
MEETINGS = """
create table meet as
with host_day as (
    select who.*, d, slot, (d * 2 + slot) * getvariable('users') + i as m,
        getvariable('d0') + d::int as day
    from range(getvariable('days') + 5) as days(d), range(2) as slots(slot), who
    where u('meet', (d * 2 + slot) * getvariable('users') + i)
        < act * case when slot = 0 then 0.17 else 0.06 end
            * case when isodow(getvariable('d0') + d::int) >= 6 then 0.05 else 1 end
            * (0.8 + 0.35 * d / getvariable('days'))
      and u('away', i * 1000 + d // 7) > 0.07
      and created < getvariable('d0') + d::int and (left_at is null or left_at > getvariable('d0') + d::int + 2)
),
shaped as (
    select *,
        case when u('m_type', m) < 0.46 then 'Scheduled' when u('m_type', m) < 0.76 then 'Recurring'
             when u('m_type', m) < 0.91 then 'Instant' when u('m_type', m) < 0.985 then 'Personal_Room' else 'Webinar'
                 end as meeting_type,
        getvariable('start_hours')[1 + floor(u('m_hour', m) * len(getvariable('start_hours')))::int] as hour,
        [1800, 1800, 1800, 2700, 3600, 3600, 5400][1 + floor(u('m_len', m) * 7)::int] as planned,
        case when u('m_size', m) < 0.24 then 2 when u('m_size', m) < 0.80 then 3 + floor(u('m_n', m) * 5)
             when u('m_size', m) < 0.97 then 6 + floor(u('m_n', m) * 9)
                 else 20 + floor(u('m_n', m) * 25) end::int as wanted
    from host_day
),
timed as (
    select * exclude (created, left_at, act, ip, dial), created as host_since,
        meeting_type in ('Scheduled', 'Recurring', 'Webinar') as is_planned,
        to_utc(day::timestamp + to_minutes(hour * 60 + case when is_planned
            then 15 * floor(u('m_min', m) * 2.5)::int * 2 % 60
                                                           else floor(u('m_min', m) * 60)::int end),
                                                               zone) as planned_start,
        least(wanted, size + 2)::int as invited
    from shaped
),
held as (
    select *, planned_start + secs(case when is_planned then u('m_late', m) * 300 - 60 else 0 end) as started,
        greatest(420, floor(planned * (0.62 + 0.5 * u('m_dur', m))))::int as seconds,
        case when is_planned then greatest(host_since + interval 10 minute,
                                           planned_start - secs(7200 + u('m_lead', m) * 86400 * 9))
                                               else planned_start - interval 1 minute end as made
    from timed
)
select * exclude (host_since),
    case when started + secs(seconds + 120) >= getvariable('horizon') then 'Scheduled'
         when is_planned and u('m_state', m) < 0.045 then 'Cancelled'
         when u('m_state', m) > 0.988 then 'Started' else 'Ended' end as state,
    u('m_rec', m) < 0.13 as recorded,
    dlv(started + secs(seconds)) as dlv
from held
where made < getvariable('horizon') - interval 1 minute and made < started
    and (is_planned or started + secs(seconds + 120) < getvariable('horizon'))
order by m;
"""

FEED_MEETINGS = """
create table heads as select m, count(*)::int as heads from part where m is not null group by m;
create view feed_meetings as
with versions as (
    select meet.*, 0 as version, made as updated_at from meet where is_planned
    union all
    select meet.*, 1, case state when 'Ended' then started + secs(seconds + 5 + u('m_upd', m) * 60)
                                 when 'Started' then started
                                 else between_times(made, planned_start, 0.3 + 0.6 * u('m_cancel', m)) end
    from meet where state <> 'Scheduled'
),
told as (
    select *, version = 1 and state in ('Started', 'Ended') as ran, version = 1 and state = 'Ended' as over
        from versions
)
select uid('meeting', m) as meeting_id, replace(uid('meeting_uuid', m)::varchar, '-', '')[:22] || '==' as meeting_uuid,
    case when u('m_topic', m) < 0.012 then null
         when meeting_type = 'Recurring' then concat('Weekly ', department, ' ',
             one_of('meeting_words', u('m_word', i)))
         when meeting_type = 'Personal_Room' then concat(department, ' open room')
         when u('m_topic', m) < 0.55 then concat(one_of('projects', u('m_proj', a * 4 + floor(u('m_p2', m) * 4))),
             ' ', one_of('meeting_words', u('m_word2', m)))
         when u('m_topic', m) < 0.80 then concat(department, ' ', one_of('meeting_words', u('m_word2', m)))
         else one_of('phrases', u('m_phrase', m)) end as topic,
    uid('user', i) as host_user_id, meeting_type,
    case when is_planned then planned_start end as scheduled_start_time,
    case when ran then started end as actual_start_time,
    case when is_planned then planned end as scheduled_duration,
    case when over then seconds end as actual_duration,
    case when over then started + secs(seconds) end as end_time,
    zone as time_zone, u('m_pass', m) < 0.8 as password_protected, u('m_wait', m) < 0.55 as waiting_room_enabled,
    recorded as recording_enabled, [100, 100, 300, 500][1 + floor(u('m_max', a) * 4)::int] as max_participants,
    case when over then coalesce(heads, 1) end as actual_participants_count,
    invited as invited_participants_count,
    concat('https://meet.example.com/j/', 80000000000 + m) as meeting_url,
    case when version = 0 then 'Scheduled' else state end as status,
    made as created_date, uid('account', a) as account_id,
    case when u('m_room', m) < 0.22 and r is not null then uid('room', r) end as room_id,
    told.updated_at, case when over then told.dlv else dlv(told.updated_at) end as dlv, m * 2 + version as ord
from told
left join heads using (m)
left join (select a, min(r) as r from room where opened < getvariable('d0') group by a) using (a);
"""

WEBINARS = """
create table webi as
with host_day as (
    select who.*, d, d * getvariable('users') + i as w, getvariable('d0') + d::int as day
    from range(1, getvariable('days') + 4) as days(d), who
    where u('webi', d * getvariable('users') + i) < 0.0016 + greatest(0, 5.0 / getvariable('users') - 0.012) / 20
      and isodow(getvariable('d0') + d::int) <= 5
      and created < getvariable('d0') + d::int and (left_at is null or left_at > getvariable('d0') + d::int + 2)
),
shaped as (
    select * exclude (created, left_at, act, ip, dial), created as host_since,
        to_utc(day::timestamp + to_hours(10 + floor(u('w_hour', w) * 7)::int), zone) as planned_start,
        [2700, 3600, 5400][1 + floor(u('w_len', w) * 3)::int] as planned,
        15 + floor(pow(u('w_reg', w), 2) * 160)::int as registrants
    from host_day
),
held as (
    select *, planned_start + secs(u('w_late', w) * 240) as started,
        floor(planned * (0.8 + 0.3 * u('w_dur', w)))::int as seconds,
        greatest(host_since + interval 20 minute, planned_start - secs(86400 * (5 + 16 * u('w_lead', w)))) as made
    from shaped
)
select * exclude (host_since),
    case when started + secs(seconds + 120) >= getvariable('horizon') then 'Scheduled'
         when u('w_state', w) < 0.04 then 'Cancelled' else 'Ended' end as state,
    dlv(started + secs(seconds)) as dlv
from held
where made < getvariable('horizon') - interval 1 minute and made < planned_start
order by w;
"""

FEED_WEBINARS = """
create table crowd as select w, count(*)::int as heads from part where w is not null group by w;
create table feed_webinars as
with versions as (
    select webi.*, 0 as version, made as updated_at from webi
    union all
    select webi.*, 1, case state when 'Ended' then started + secs(seconds + 30)
        else between_times(made, planned_start, 0.7) end
    from webi where state <> 'Scheduled'
)
select uid('webinar', w) as webinar_id, replace(uid('webinar_uuid', w)::varchar, '-', '')[:22] || '==' as webinar_uuid,
    case when u('w_topic', w) < 0.02 then null else concat(one_of('phrases', u('w_phrase', w)), ' Webinar')
        end as topic,
    uid('user', i) as host_user_id, planned_start as scheduled_start_time,
    case when state = 'Ended' and version = 1 then started end as actual_start_time,
    planned as scheduled_duration,
    case when state = 'Ended' and version = 1 then seconds end as actual_duration,
    case when state = 'Ended' and version = 1 then started + secs(seconds) end as end_time,
    zone as time_zone, true as registration_required, 500 as max_attendees,
    case when state = 'Ended' and version = 1 then coalesce(heads, 0) end as actual_attendees_count,
    case when version = 0 then 0 else registrants end as registrants_count,
    concat('https://meet.example.com/w/', 90000000000 + w) as webinar_url,
    case when version = 0 then 'Scheduled' else state end as status,
    made as created_date, uid('account', a) as account_id,
    versions.updated_at, case when version = 1 and state = 'Ended' then versions.dlv else dlv(versions.updated_at)
        end as dlv,
    w * 2 + version as ord
from versions left join crowd using (w)
order by ord;
"""
