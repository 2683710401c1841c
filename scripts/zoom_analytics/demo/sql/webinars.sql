-- webi: one row per webinar. w numbers it: day * users + host.
create table webi as
with host_day as (
    select who.*, d, d * getvariable('users') + i as w, getvariable('d0') + d::int as day
    from range(1, getvariable('days') + 4) as days(d), who
    where
        u('webi', d * getvariable('users') + i)
        < 0.0016 + greatest(0, 5.0 / getvariable('users') - 0.012) / 20
        and isodow(getvariable('d0') + d::int) <= 5
        and created < getvariable('d0') + d::int
        and (left_at is null or left_at > getvariable('d0') + d::int + 2)
),

shaped as (
    select
        * exclude (created, left_at, act, ip, dial),
        created as host_since,
        to_utc(
            day::timestamp + to_hours(10 + floor(u('w_hour', w) * 7)::int), zone
        ) as planned_start,
        [2700, 3600, 5400][1 + floor(u('w_len', w) * 3)::int] as planned,
        15 + floor(pow(u('w_reg', w), 2) * 160)::int as registrants
    from host_day
),

held as (
    select
        *,
        planned_start + secs(u('w_late', w) * 240) as started,
        floor(planned * (0.8 + 0.3 * u('w_dur', w)))::int as seconds,
        greatest(
            host_since + interval 20 minute,
            planned_start - secs(86400 * (5 + 16 * u('w_lead', w)))
        ) as made
    from shaped
)

select
    * exclude (host_since),
    case
        when started + secs(seconds + 120) >= getvariable('horizon') then 'Scheduled'
        when u('w_state', w) < 0.04 then 'Cancelled'
        else 'Ended'
    end as state,
    dlv(started + secs(seconds)) as dlv
from held
where made < getvariable('horizon') - interval 1 minute and made < planned_start
order by w;
