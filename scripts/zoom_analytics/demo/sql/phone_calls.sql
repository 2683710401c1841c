-- call: one row per phone call. p numbers it: day * users + person.
create table call as
with made as (
    select
        d * getvariable('users') + i as p,
        who.*,
        d,
        to_utc(
            (getvariable('d0') + d::int)::timestamp
            + secs(28800 + u('c_time', d * getvariable('users') + i) * 34200),
            zone
        ) as started
    from range(getvariable('days')) as days(d), who
    where
        u('call', d * getvariable('users') + i)
        < 0.09 * act * case when isodow(getvariable('d0') + d::int) >= 6 then 0.1 else 1 end
)

select
    p,
    i,
    a,
    dial,
    started,
    case
        when u('c_type', p) < 0.40 then 'Internal'
        when u('c_type', p) < 0.72 then 'Outbound'
        else 'Inbound'
    end as call_type,
    case
        when u('c_res', p) < 0.80 then 'Answered'
        when u('c_res', p) < 0.92 then 'Missed'
        when u('c_res', p) < 0.975 then 'Busy'
        else 'Failed'
    end as result,
    floor(25 + 1500 * pow(u('c_len', p), 3))::int as seconds,
    case
        when u('c_type', p) < 0.40 and size > 1
        then (pos + 1 + floor(u('c_mate', p) * (size - 1))::int) % size
    end as seat
from made
where
    created < started
    and (left_at is null or left_at > started + interval 1 hour)
    and started < getvariable('horizon') - interval 1 hour
order by p;
