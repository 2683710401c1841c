-- part: one row per visit of a meeting or webinar, colleagues of the host's team first.
-- ord: meetings m * 64 + k, webinars 2^50 + w * 1024 + k.
-- measured: the visit has quality metrics.
create table part as
with asked as (
    select
        m,
        null::bigint as w,
        meet.a,
        meet.i as host,
        k,
        started,
        seconds,
        state,
        off,
        dlv,
        m * 64 + k as ord,
        case when k = 0 then meet.i end as direct_i,
        case
            when k > 0 and k < size and u('p_guest', m * 64 + k) > 0.09
            then (pos + k + floor(u('p_shift', m) * least(8, size - k))::int) % size
        end as seat
    from meet, unnest(range(invited)) as t(k)
    where state in ('Ended', 'Started')
    union all
    select
        null,
        w,
        webi.a,
        i,
        k,
        started,
        seconds,
        state,
        off,
        dlv,
        1125899906842624 + w * 1024 + k,
        case
            when k = 0 then i
            when u('p_known', w * 1024 + k) < 0.45
            then floor(u('p_any', w * 1024 + k) * getvariable('users'))::bigint
        end,
        null
    from webi, unnest(range(1 + registrants)) as t(k)
    where state = 'Ended'
),

found as (
    select
        asked.*,
        coalesce(direct_i, mate.i) as i,
        coalesce(mate.off, asked.off) as their_off,
        case
            when k = 0 then 0 when w is not null then 0.52 when k < 3 then 0.05 else 0.16
        end as miss
    from asked
    left join who as mate on mate.a = asked.a and mate.pos = asked.seat
)

select
    m,
    w,
    k,
    host,
    found.i,
    who.created is null as is_guest,
    found.dlv,
    ord,
    state,
    started + secs(
        case when k = 0 then 0 else u('p_late', ord) * least(300, seconds * 0.2) end
    ) as join_time,
    case
        when state = 'Ended'
        then
            started + secs(
                seconds - case
                    when u('p_left', ord) < 0.75 then u('p_early', ord) * 25
                    else u('p_early', ord) * seconds * 0.5
                end
            )
    end as leave_time,
    u('p_measured', ord) < 0.08 as measured,
    found.a,
    who.ip,
    who.city
from found
left join
    who
    on who.i = found.i
    and who.created < started
    and (who.left_at is null or who.left_at > started)
where
    u('p_miss', ord) >= miss
    and abs(their_off - found.off) <= 6
    and (found.i is null or who.i is not null)
order by ord;
