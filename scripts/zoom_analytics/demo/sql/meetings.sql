-- meet: one row per meeting. Its time follows the host's working day in the host's time zone.
-- m numbers a meeting: (day * 2 + slot) * users + host, so that m rises with time.
create table meet as
with host_day as (
    select
        who.*,
        d,
        slot,
        (d * 2 + slot) * getvariable('users') + i as m,
        getvariable('d0') + d::int as day
    from range(getvariable('days') + 5) as days(d), range(2) as slots(slot), who
    where
        u('meet', (d * 2 + slot) * getvariable('users') + i)
        < act
        * case when slot = 0 then 0.17 else 0.06 end
        * case when isodow(getvariable('d0') + d::int) >= 6 then 0.05 else 1 end
        * (0.8 + 0.35 * d / getvariable('days'))
        and u('away', i * 1000 + d // 7) > 0.07
        and created < getvariable('d0') + d::int
        and (left_at is null or left_at > getvariable('d0') + d::int + 2)
),

shaped as (
    select
        *,
        case
            when u('m_type', m) < 0.46 then 'Scheduled'
            when u('m_type', m) < 0.76 then 'Recurring'
            when u('m_type', m) < 0.91 then 'Instant'
            when u('m_type', m) < 0.985 then 'Personal_Room'
            else 'Webinar'
        end as meeting_type,
        getvariable('start_hours')[
            1 + floor(u('m_hour', m) * len(getvariable('start_hours')))::int
        ] as hour,
        [1800, 1800, 1800, 2700, 3600, 3600, 5400][
            1 + floor(u('m_len', m) * 7)::int
        ] as planned,
        case
            when u('m_size', m) < 0.24 then 2
            when u('m_size', m) < 0.80 then 3 + floor(u('m_n', m) * 5)
            when u('m_size', m) < 0.97 then 6 + floor(u('m_n', m) * 9)
            else 20 + floor(u('m_n', m) * 25)
        end::int as wanted
    from host_day
),

timed as (
    select
        * exclude (created, left_at, act, ip, dial),
        created as host_since,
        meeting_type in ('Scheduled', 'Recurring', 'Webinar') as is_planned,
        to_utc(
            day::timestamp + to_minutes(
                hour * 60 + case
                    when is_planned then 15 * floor(u('m_min', m) * 2.5)::int * 2 % 60
                    else floor(u('m_min', m) * 60)::int
                end
            ),
            zone
        ) as planned_start,
        least(wanted, size + 2)::int as invited
    from shaped
),

held as (
    select
        *,
        planned_start
        + secs(case when is_planned then u('m_late', m) * 300 - 60 else 0 end) as started,
        greatest(420, floor(planned * (0.62 + 0.5 * u('m_dur', m))))::int as seconds,
        case
            when is_planned
            then
                greatest(
                    host_since + interval 10 minute,
                    planned_start - secs(7200 + u('m_lead', m) * 86400 * 9)
                )
            else planned_start - interval 1 minute
        end as made
    from timed
)

select
    * exclude (host_since),
    case
        when started + secs(seconds + 120) >= getvariable('horizon') then 'Scheduled'
        when is_planned and u('m_state', m) < 0.045 then 'Cancelled'
        when u('m_state', m) > 0.988 then 'Started'
        else 'Ended'
    end as state,
    u('m_rec', m) < 0.13 as recorded,
    dlv(started + secs(seconds)) as dlv
from held
where
    made < getvariable('horizon') - interval 1 minute
    and made < started
    and (is_planned or started + secs(seconds + 120) < getvariable('horizon'))
order by m;
