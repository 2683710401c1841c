-- rec: one row per recording of a meeting, webinar or call.
-- g numbers it: meetings m * 4 + part, webinars 2^50 + w, calls 2^51 + p.
create table rec as
select
    m * 4 + n as g,
    m,
    null::bigint as w,
    null::bigint as p,
    started,
    seconds,
    ['Video', 'Audio', 'Chat', 'Screen'][n + 1] as kind,
    started + secs(seconds + 60) as made,
    dlv
from meet, unnest([0, 1, 2, 3]) as t(n)
where state = 'Ended' and recorded and u('rec_kind', m * 4 + n) < [1, 0.35, 0.2, 0.1][n + 1]
union all
select
    1125899906842624 + w,
    null,
    w,
    null,
    started,
    seconds,
    'Video',
    started + secs(seconds + 60),
    dlv
from webi
where state = 'Ended' and u('rec_web', w) < 0.6
union all
select
    2251799813685248 + p,
    null,
    null,
    p,
    started,
    seconds,
    'Audio',
    started + secs(seconds + 10),
    dlv(started + secs(seconds))
from call
where result = 'Answered' and u('rec_call', p) < 0.06;

create view feed_recordings as
with kept as (
    select
        *,
        case
            when u('rec_keep', g) < 0.75
            then
                made + to_days(
                    case
                        when m is null then 90
                        else [30, 60, 120][1 + floor(u('rec_days', g) * 3)::int]
                    end
                )
        end as expiry,
        made + secs(3600 + u('rec_del', g) * 86400 * 40) as deleted
    from rec
),

versions as (
    select kept.*, 0 as version, made as updated_at, 'Processing' as status, dlv as sent
    from kept
    where u('rec_proc', g) < 0.3
    union all
    select
        kept.*,
        1,
        least(made + secs(300 + seconds / 4), getvariable('horizon') - interval 1 second),
        'Available',
        dlv
    from kept
    union all
    select kept.*, 2, expiry, 'Expired', dlv(expiry)
    from kept
    where expiry < getvariable('horizon') and (u('rec_drop', g) >= 0.05 or deleted > expiry)
    union all
    select kept.*, 3, deleted, 'Deleted', dlv(deleted)
    from kept
    where
        u('rec_drop', g) < 0.05
        and deleted < getvariable('horizon')
        and (expiry is null or deleted <= expiry)
)

select
    uid('recording', g) as recording_id,
    case when m is not null then uid('meeting', m) end as meeting_id,
    case when w is not null then uid('webinar', w) end as webinar_id,
    kind as recording_type,
    concat(
        lower(kind),
        '_',
        strftime(started, '%Y%m%d_%H%M'),
        '.',
        case kind when 'Audio' then 'm4a' when 'Chat' then 'txt' else 'mp4' end
    ) as file_name,
    floor(
        seconds * case
            kind when 'Video' then 120000 when 'Screen' then 70000 when 'Audio' then 9000 else 12
        end
        * (0.7 + 0.6 * u('rec_size', g))
    )::bigint as file_size,
    case kind when 'Audio' then 'M4A' when 'Chat' then 'TXT' else 'MP4' end as file_format,
    started as recording_start_time,
    started + secs(seconds) as recording_end_time,
    seconds as duration,
    concat('s3://recordings/', strftime(started, '%Y/%m/%d/')) as storage_location,
    concat('https://rec.example.com/d/', uid('rec_url', g)) as download_url,
    case
        when version = 0 then 0 else floor(20 * pow(u('rec_view', g), 3))::int + version
    end as view_count,
    floor(5 * pow(u('rec_down', g), 3))::int as download_count,
    made as created_date,
    expiry as expiry_date,
    status,
    updated_at,
    sent as dlv,
    g * 4 + version as ord
from versions;
