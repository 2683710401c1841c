-- room: one row per meeting room.
create table room as
select row_number() over (order by a, n) - 1 as r, a, n, acct.created as opened, acct.city
from acct
join crew using (a), unnest(range(1 + size // 12)) as t(n);

create table feed_rooms as
with versions as (select *, unnest([0, 1]) as version from room)
select
    uid('room', r) as room_id,
    concat(city, ' ', one_of('last_names', u('room_name', r)), ' ', n + 1) as room_name,
    one_of('room_types', u('room_type', r)) as room_type,
    city as location,
    (4 + floor(u('room_cap', r) * 26))::int as capacity,
    one_of('equipment', u('room_kit', r)) as equipment_list,
    one_of('calendars', u('room_cal', r)) as calendar_integration,
    concat('BK-', lpad(r::varchar, 5, '0')) as booking_system_id,
    case
        when version = 0 then 'Available' else one_of('room_states', u('room_state', r))
    end as status,
    uid('account', a) as account_id,
    case
        when version = 0 then opened + interval 30 minute
        else
            office_time(
                greatest(opened::date, getvariable('d0'))
                + 1
                + floor(u('room_upd', r) * getvariable('days'))::int,
                u('room_ut', r)
            )
    end as updated_at,
    dlv(updated_at) as dlv,
    r * 2 + version as ord
from versions
where (version = 0 or u('room_change', r) < 0.3) and updated_at < getvariable('horizon')
order by ord;
