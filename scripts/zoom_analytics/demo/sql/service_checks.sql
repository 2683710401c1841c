-- One row per service, region and check. The interval depends on the number of users; an outage
-- is a stretch of one day.
create view feed_service_checks as
with every as (
    select
        case
            when getvariable('users') < 1000 then 180
            when getvariable('users') < 5000 then 60
            else 15
        end as minutes
),

probe as (
    select
        n * 64 + s * 8 + g as h,
        getvariable('d0')::timestamp + to_minutes(n * minutes) as moment,
        s * 8 + g as place,
        s,
        g
    from
        every,
        unnest(range(getvariable('days') * 1440 // minutes)) as t(n),
        range(6) as services(s),
        range(2) as regions(g)
),

located as (
    select *, date_diff('day', getvariable('d0'), moment::date) * 64 + place as day_place
    from probe
)

select
    uid('check', h) as check_id,
    ['Meetings', 'Webinars', 'Phone', 'Chat', 'Recordings', 'API'][s + 1] as service,
    ['us-east', 'eu-west'][g + 1] as region,
    not (
        u('k_out', day_place) < 0.008
        and epoch(moment - date_trunc('day', moment)) / 86400
        between u('k_from', day_place) and u('k_from', day_place) + 0.14
    )
    and u('k_blip', h) > 0.0004 as is_up,
    moment as checked_at,
    dlv(moment) as dlv,
    h as ord
from located;
