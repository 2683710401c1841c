-- What all SQL of the generator shares. Randomness is a hash of seed, purpose and index: no result
-- depends on threads or on the order of work.

-- evenly spread in [0, 1)
create macro u(salt, i) as
    (hash(hash(cast(i as bigint), salt, getvariable('seed'))) >> 11)::double / 9007199254740992.0;

-- the UUID of the i-th entity of a kind
create macro uid(kind, i) as md5(concat(getvariable('seed'), '|', kind, '|', i))::uuid;

-- an element of the pool `name`, x in [0, 1)
create macro one_of(name, x) as
    getvariable(name)[1 + floor(x * len(getvariable(name)))::bigint];

-- the delivery, from 1, that holds what happened at ts
create macro dlv(ts) as 1 + least(
    getvariable('deliveries') - 1,
    greatest(
        0,
        date_diff('day', getvariable('d0'), ts::date)
        * getvariable('deliveries') // getvariable('days')
    )
)::int;

-- a local time in UTC
create macro to_utc(ts, zone) as (ts at time zone zone) at time zone 'UTC';

create macro secs(n) as to_seconds(floor(n)::bigint);
create macro between_times(lo, hi, x) as lo + secs(x * epoch(hi - lo));
create macro office_time(day, x) as day::date::timestamp + secs(28800 + x * 36000);
create macro money(x) as x::decimal(10, 2);
