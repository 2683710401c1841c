"""What people do in and beside meetings: recordings, chat, features, phone calls."""

from __future__ import annotations

RECORDINGS = """
create table call as
with made as (
    select d * getvariable('users') + i as p, who.*, d,
        to_utc((getvariable('d0') + d::int)::timestamp + secs(28800 + u('c_time',
            d * getvariable('users') + i) * 34200), zone) as started
    from range(getvariable('days')) as days(d), who
    where u('call', d * getvariable('users') + i) < 0.09 * act * case when isodow(getvariable('d0') + d::int) >= 6
        then 0.1 else 1 end
)
select p, i, a, dial, started,
    case when u('c_type', p) < 0.40 then 'Internal' when u('c_type', p) < 0.72 then 'Outbound' else 'Inbound'
        end as call_type,
    case when u('c_res', p) < 0.80 then 'Answered' when u('c_res', p) < 0.92 then 'Missed'
         when u('c_res', p) < 0.975 then 'Busy' else 'Failed' end as result,
    floor(25 + 1500 * pow(u('c_len', p), 3))::int as seconds,
    case when u('c_type', p) < 0.40 and size > 1 then (pos + 1 + floor(u('c_mate', p) * (size - 1))::int) % size
        end as seat
from made
where created < started and (left_at is null or left_at > started + interval 1 hour)
    and started < getvariable('horizon') - interval 1 hour
order by p;

-- g: meetings m * 4 + part, webinars 2^50 + w, calls 2^51 + p
create table rec as
select m * 4 + n as g, m, null::bigint as w, null::bigint as p, started, seconds,
    ['Video', 'Audio', 'Chat', 'Screen'][n + 1] as kind,
    started + secs(seconds + 60) as made, dlv
from meet, unnest([0, 1, 2, 3]) as t(n)
where state = 'Ended' and recorded and u('rec_kind', m * 4 + n) < [1, 0.35, 0.2, 0.1][n + 1]
union all
select 1125899906842624 + w, null, w, null, started, seconds, 'Video', started + secs(seconds + 60), dlv
from webi where state = 'Ended' and u('rec_web', w) < 0.6
union all
select 2251799813685248 + p, null, null, p, started, seconds, 'Audio', started + secs(seconds + 10),
    dlv(started + secs(seconds))
from call where result = 'Answered' and u('rec_call', p) < 0.06;

create view feed_recordings as
with kept as (
    select *, case when u('rec_keep', g) < 0.75 then made + to_days(case when m is null then 90
        else [30, 60, 120][1 + floor(u('rec_days', g) * 3)::int] end) end as expiry,
        made + secs(3600 + u('rec_del', g) * 86400 * 40) as deleted
    from rec
),
versions as (
    select kept.*, 0 as version, made as updated_at, 'Processing' as status, dlv as sent from kept
        where u('rec_proc', g) < 0.3
    union all
    select kept.*, 1, least(made + secs(300 + seconds / 4), getvariable('horizon') - interval 1 second), 'Available',
        dlv from kept
    union all
    select kept.*, 2, expiry, 'Expired', dlv(expiry) from kept where expiry < getvariable('horizon')
        and (u('rec_drop', g) >= 0.05 or deleted > expiry)
    union all
    select kept.*, 3, deleted, 'Deleted', dlv(deleted) from kept
    where u('rec_drop', g) < 0.05 and deleted < getvariable('horizon') and (expiry is null or deleted <= expiry)
)
select uid('recording', g) as recording_id,
    case when m is not null then uid('meeting', m) end as meeting_id, case when w is not null then uid('webinar', w)
        end as webinar_id,
    kind as recording_type,
    concat(lower(kind), '_', strftime(started, '%Y%m%d_%H%M'), '.', case kind when 'Audio' then 'm4a' when 'Chat'
        then 'txt' else 'mp4' end) as file_name,
    floor(seconds * case kind when 'Video' then 120000 when 'Screen' then 70000 when 'Audio' then 9000
        else 12 end * (0.7 + 0.6 * u('rec_size', g)))::bigint as file_size,
    case kind when 'Audio' then 'M4A' when 'Chat' then 'TXT' else 'MP4' end as file_format,
    started as recording_start_time, started + secs(seconds) as recording_end_time, seconds as duration,
    concat('s3://recordings/', strftime(started, '%Y/%m/%d/')) as storage_location,
    concat('https://rec.example.com/d/', uid('rec_url', g)) as download_url,
    case when version = 0 then 0 else floor(20 * pow(u('rec_view', g), 3))::int + version end as view_count,
    floor(5 * pow(u('rec_down', g), 3))::int as download_count,
    made as created_date, expiry as expiry_date, status, updated_at, sent as dlv, g * 4 + version as ord
from versions;
"""

CHAT = """
-- s: sessions ord * 4 + n, direct messages 2^60 + day and user
create view feed_chat_messages as
with said as (
    select ord * 4 + n as s, part.i, part.a, m, w, host,
        join_time + secs(u('x_time', ord * 4 + n) * epoch(coalesce(leave_time,
        join_time + interval 5 minute) - join_time)) as moment, dlv, n
    from part, unnest([0, 1, 2, 3]) as t(n)
    where not is_guest and u('x_chat', ord * 4 + n) < 0.20 / (n + 1)
    union all
    select 1152921504606846976 + d * getvariable('users') + who.i, who.i, who.a, null, null, buddy.i,
        to_utc((getvariable('d0') + d::int)::timestamp + secs(29000 + u('x_dt',
            d * getvariable('users') + who.i) * 33000), who.zone) as moment, dlv(moment), 9
    from range(getvariable('days')) as days(d), who
    join who as buddy on buddy.a = who.a and buddy.pos = (who.pos + 1) % who.size
    where u('x_dm', d * getvariable('users') + who.i) < 0.10 * who.act and isodow(getvariable('d0') + d::int) <= 5
        and who.created < moment and (who.left_at is null or who.left_at > moment) and moment < getvariable('horizon')
            and buddy.created < moment
),
told as (
    select *, case when u('x_type', s) < 0.86 then 'Text' when u('x_type', s) < 0.95 then 'Emoji' else 'File'
        end as message_type from said
),
worded as (
    select *, case message_type when 'Text' then one_of('sentences', u('x_text', s)) when 'Emoji'
        then one_of('emojis', u('x_text', s))
              else one_of('files', u('x_text', s)) end as content,
        case when n = 9 then 'Individual' when u('x_to', s) < 0.85 then 'Everyone' when host <> i
            and u('x_to', s) < 0.95 then 'Individual' else 'Group' end as recipient
    from told
)
select uid('chat', s) as message_id, uid('user', i) as sender_user_id,
    case when m is not null then uid('meeting', m) end as meeting_id, case when w is not null then uid('webinar', w)
        end as webinar_id,
    content as message_content, message_type, moment as timestamp, recipient as recipient_type,
    case when recipient = 'Individual' then uid('user', host) end as recipient_user_id,
    case when message_type = 'File' then concat('https://files.example.com/', uid('file', s))
        end as file_attachment_url,
    length(content)::int as message_length, dlv, s as ord
from worded;
"""

PHONE = """
create view feed_phone_calls as
select uid('call', p) as call_id,
    case when call_type <> 'Inbound' then uid('user', call.i) when mate.i is not null then uid('user', mate.i)
        end as caller_user_id,
    case when call_type = 'Inbound' then uid('user', call.i) when mate.i is not null then uid('user', mate.i)
        end as callee_user_id,
    call_type, started as start_time,
    case result when 'Answered' then started + secs(seconds) when 'Failed' then started + secs(seconds % 20)
        end as end_time,
    case result when 'Answered' then seconds when 'Failed' then seconds % 20 else 0 end as duration,
    case when result = 'Answered' then round(4.8 - 1.4 * pow(u('c_score', p), 2), 2) end as call_quality_score,
    concat(call.dial, lpad((p * 7919 % 10000000)::varchar, 7, '0')) as caller_number,
    concat('+1646555', lpad((p * 104729 % 10000)::varchar, 4, '0')) as callee_number,
    result as call_result, case when rec.g is not null then uid('recording', rec.g) end as recording_id,
    uid('account', call.a) as account_id, dlv(started + secs(seconds)) as dlv, call.p as ord
from call
left join who as mate on mate.a = call.a and mate.pos = call.seat and mate.created < started and mate.i <> call.i
left join (select p, g from rec where p is not null) as rec using (p);
"""

# A feature catches on from its launch day: share of meetings = peak / (1 + e^-((day - launch) /
# pace)).
FEATURES = """
create table feature (f int, feature varchar, peak double, launch double, pace double);
insert into feature values (0, 'Screen Share', 0.46, -1, 0.15), (1, 'Chat', 0.36, -1, 0.15),
    (2, 'Recording', 0.01, -1, 0.15),
    (3, 'Breakout Rooms', 0.09, 0.0, 0.15), (4, 'Whiteboard', 0.12, 0.25, 0.08), (5, 'Polls', 0.07, -0.2, 0.2),
    (6, 'Virtual Background', 0.25, -1, 0.2), (7, 'Live Transcription', 0.20, 0.45, 0.10),
        (8, 'AI Summary', 0.30, 0.65, 0.09),
    (9, 'Reactions', 0.22, -1, 0.2);
create view feed_features_usage as
with used as (
    select m * 16 + f as x, meet.*, feature, f from meet, feature
    where state = 'Ended' and (u('f_use', m * 16 + f) < peak / (1 + exp(-((date_diff('day', getvariable('d0'),
        day) / getvariable('days')) - launch) / pace))
        or (f = 2 and recorded and u('f_rec', m) < 0.9))
)
select uid('usage', x) as usage_id, uid('meeting', used.m) as meeting_id,
    case when other.i is not null then uid('user', other.i) when u('f_user', x) < 0.7 then uid('user', used.i)
        end as user_id,
    case when u('f_spell', x) < 0.02 then lower(replace(feature, ' ', '_')) else feature end as feature_name,
    case when u('f_zero', x) < 0.015 then 0 else 1 + floor(8 * pow(u('f_count', x), 3)) end::int as usage_count,
    floor(seconds * u('f_dur', x) * 0.6)::int as usage_duration,
    started + secs(seconds * 0.6 * u('f_at', x)) as usage_timestamp, used.dlv, x as ord
from used
left join (select m, i from part where k = 1 and not is_guest) as other on other.m = used.m
    and u('f_other', used.x) < 0.45;
"""

STEPS = (RECORDINGS, CHAT, PHONE, FEATURES)
