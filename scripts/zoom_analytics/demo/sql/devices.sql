-- device: one row per device of a person or a room.
create table device as
select i as v, i, null::bigint as r, 'Desktop' as device_type, created as since, ip
from who
union all
select
    10000000 + i,
    i,
    null,
    case when u('dev_tab', i) < 0.15 then 'Tablet' else 'Mobile' end,
    created,
    ip
from who
where u('dev_mobile', i) < 0.45
union all
select 20000000 + r, null, r, 'Room_System', opened, concat('10.', a % 250, '.251.', 1 + r % 250)
from room;

create table feed_devices as
with versions as (select *, unnest([0, 1]) as version from device),

timed as (
    select
        *,
        case
            when version = 0 then since + interval 45 minute
            else
                office_time(
                    greatest(since::date, getvariable('d0'))
                    + 1
                    + floor(u('dev_upd', v) * getvariable('days'))::int,
                    u('dev_ut', v)
                )
        end as updated_at
    from versions
)

select
    uid('device', v) as device_id,
    concat(
        case
            device_type when 'Desktop' then 'LAPTOP-' when 'Room_System' then 'ROOM-' else 'PHONE-'
        end,
        upper(left(uid('dev_name', v)::varchar, 6))
    ) as device_name,
    device_type,
    case
        when device_type = 'Desktop' then one_of('desktop_systems', u('dev_os', v))
        when device_type = 'Room_System' then 'Zoom Rooms OS'
        else one_of('mobile_systems', u('dev_os', v))
    end as operating_system,
    concat(
        '6.', version + floor(u('dev_ver', v) * 3)::int, '.', floor(u('dev_minor', v) * 20)::int
    ) as zoom_client_version,
    ip as ip_address,
    regexp_replace(
        left(upper(replace(uid('mac', v)::varchar, '-', '')), 12),
        '(..)(..)(..)(..)(..)(..)',
        '\1:\2:\3:\4:\5:\6'
    ) as mac_address,
    updated_at - secs(u('dev_used', v * 2 + version) * 1800) as last_used_date,
    case when i is not null then uid('user', i) end as user_id,
    case when r is not null then uid('room', r) end as room_id,
    updated_at,
    dlv(updated_at) as dlv,
    v * 2 + version as ord
from timed
where (version = 0 or u('dev_change', v) < 0.4) and updated_at < getvariable('horizon')
order by ord;
