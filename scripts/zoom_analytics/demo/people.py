"""Companies and the people in them: accounts, users, rooms, devices.

Core tables hold one row per entity with everything that decides how it goes on; the feed_* views
and tables hold the delivered rows: the columns of the feed, then dlv (delivery) and ord (a
unique order within the feed).
"""

from __future__ import annotations

ACCOUNTS = """
create table acct as
with base as (
    select a, cast(one_of('city_numbers', u('acct_city', a)) as int) as c,
        case when u('acct_age', a) < 0.82 or a < 2
             then getvariable('d0') - (20 + floor(u('acct_start', a) * 280))::int
             else getvariable('d0') + floor(u('acct_start', a) * 0.7 * getvariable('days'))::int end as start_day,
        case when a < getvariable('accounts') * 0.10 then 'Enterprise'
             when u('acct_type', a) < 0.30 then 'Business'
             when u('acct_type', a) < 0.70 then 'Pro' else 'Basic' end as account_type
    from range(getvariable('accounts')) as r(a)
)
select base.*, start_day::timestamp + to_minutes(420 + (u('acct_min', a) * 50)::bigint) as created,
    getvariable('companies')[1 + a % len(getvariable('companies'))]
        || case when a >= len(getvariable('companies')) then ' ' || city else '' end as account_name,
    slug || case when a >= len(getvariable('companies')) then a::varchar else '' end || '.example.com' as domain,
    city, zone, off, lang, currency, dial,
    u('acct_annual', a) < 0.4 as annual,
    case when a > 1 and u('acct_cancel', a) < 0.07
         then office_time(greatest(start_day, getvariable('d0')) + 10 + floor(u('acct_cancel_day',
             a) * getvariable('days') * 0.9)::int,
                          u('acct_cancel_time', a)) end as cancelled_at
from base
join cities using (c)
join slugs on slugs.word = getvariable('companies')[1 + a % len(getvariable('companies'))]
order by a;
update acct set cancelled_at = null where cancelled_at >= getvariable('horizon') - interval 1 day;
"""

USERS = """
create table usr as
with placed as (
    select i, case when i < getvariable('accounts') then i
                   else floor(getvariable('accounts') * pow(u('usr_acct', i), 1.5))::bigint end as a
    from range(getvariable('users')) as r(i)
),
dated as (
    select placed.*, acct.account_type, acct.cancelled_at,
        case when i < getvariable('accounts') then acct.start_day
             when acct.start_day < getvariable('d0') and u('usr_age', i) < 0.72
             then acct.start_day + floor(u('usr_day', i) * (getvariable('d0') - acct.start_day))::int
             else (select greatest(acct.start_day, getvariable('d0')) + floor(sqrt(u('usr_day', i))
                   * date_diff('day', greatest(acct.start_day, getvariable('d0')),
                       getvariable('horizon')::date))::int) end as day,
        case when u('usr_city', i) < 0.75 then acct.c else cast(one_of('city_numbers', u('usr_city2', i)) as int)
            end as c
    from placed join acct using (a)
),
born as (
    select *, office_time(day, u('usr_time', i)) as created,
        office_time(greatest(day, getvariable('d0')) + 3 + floor(u('usr_leave_day', i) * getvariable('days'))::int,
            u('usr_lt', i)) as leave,
        office_time(greatest(day, getvariable('d0')) + 2 + floor(u('usr_up_day', i) * getvariable('days'))::int,
            u('usr_ut', i)) as upgrade,
        office_time(greatest(day, getvariable('d0')) + 1 + floor(u('usr_re_day', i) * getvariable('days'))::int,
            u('usr_rt', i)) as rename,
        office_time(greatest(day, getvariable('d0')) + 1 + floor(u('usr_fr_day', i) * getvariable('days'))::int,
            u('usr_ft', i)) as refresh
    from dated
    where day < getvariable('horizon')::date and (cancelled_at is null or day + 1 < cancelled_at)
),
fated as (
    select * exclude (leave, upgrade, rename, refresh),
        least(getvariable('horizon') + interval 99 year, cancelled_at,
              case when i >= getvariable('accounts') and u('usr_leave', i) < 0.16 then leave end) as gone,
        case when u('usr_up', i) < 0.10 and account_type <> 'Enterprise' then upgrade end as upgrade_at,
        case when u('usr_re', i) < 0.03 then rename end as rename_at,
        case when u('usr_fr', i) < 0.35 then refresh end as refresh_at
    from born
)
select fated.* exclude (gone),
    case when gone < getvariable('horizon') then gone end as left_at,
    case account_type when 'Enterprise' then 4 when 'Business' then 3
         when 'Pro' then 2 else case when u('usr_plan', i) < 0.5 then 0 else 1 end end as plan_no,
    0.25 + 1.5 * u('usr_act', i) as act,
    one_of('departments', u('usr_dept', i)) as department,
    one_of('titles', u('usr_title', i)) as title,
    one_of('first_names', u('usr_first', i)) as first_name,
    one_of('last_names', u('usr_last', i)) as last_name,
    one_of('last_names', u('usr_last2', i)) as new_last_name,
    row_number() over (partition by a order by department, i) - 1 as pos
from fated
order by i;
create table crew as select a, count(*) as size from usr group by a;
create table who as
select usr.i, usr.a, usr.c, usr.pos, usr.created, usr.left_at, usr.act, usr.department, crew.size,
    cities.zone, cities.off, cities.city, cities.dial,
    concat('10.', usr.a % 250, '.', (usr.i // 250) % 250, '.', 1 + usr.i % 250) as ip
from usr join crew using (a) join cities using (c) order by usr.i;
"""

FEED_ACCOUNTS = """
create table feed_accounts as
with seats as (
    select a, count(*) filter (where left_at is null) as used, count(*) as ever,
        count(*) filter (where created < getvariable('d0')) as early
    from usr group by a
),
versions as (
    select acct.*, 0 as version, created as updated_at from acct
    union all
    select acct.*, 1, office_time(getvariable('horizon')::date - 2 - floor(u('acct_upd',
        a) * getvariable('days') * 0.4)::int, u('acct_ut', a))
    from acct
    union all
    select acct.*, 2, cancelled_at from acct where cancelled_at is not null
)
select uid('account', a) as account_id, account_name, account_type, start_day as subscription_start_date,
    case when version = 2 then cancelled_at::date
         when annual then (start_day + interval 1 year)::date end as subscription_end_date,
    ceil(ever * (1.1 + 0.3 * u('acct_seats', a)))::int as max_licenses,
    case when version = 0 then least(ever, early + 1) when version = 2 then 0 else used end::int as used_licenses,
    concat('billing@', domain) as billing_contact_email,
    uid('user', a) as admin_user_id, created as created_date,
    case when version = 2 then 'Cancelled' else 'Active' end as status,
    versions.updated_at, dlv(versions.updated_at) as dlv, a * 4 + version as ord
from versions join seats using (a)
where versions.updated_at >= created and (version <> 1 or cancelled_at is null or versions.updated_at < cancelled_at)
order by ord;
"""

FEED_USERS = """
create table feed_users as
with versions as (
    select usr.*, unnest([created, refresh_at, rename_at, upgrade_at, left_at]) as updated_at,
        unnest([0, 1, 2, 3, 4]) as version
    from usr
),
known as (
    select *, updated_at >= rename_at and rename_at is not null as renamed,
        updated_at >= upgrade_at and upgrade_at is not null as upgraded
    from versions
    where updated_at is not null and updated_at < getvariable('horizon') and (left_at is null or updated_at <= left_at)
        and (version = 0 or updated_at > created)
)
select uid('user', i) as user_id,
    concat(f.slug, '.', l.slug, i, '@', acct.domain) as email_address,
    first_name, case when renamed then new_last_name else last_name end as last_name,
    concat(first_name, ' ', case when renamed then new_last_name else last_name end) as display_name,
    case when i < getvariable('accounts') then 'Owner' when u('usr_admin', i) < 0.04 then 'Admin'
         when plan_no + upgraded::int >= 2 then 'Licensed' else 'Basic' end as user_type,
    ['Free', 'Basic', 'Pro', 'Business', 'Enterprise'][1 + least(4, plan_no + upgraded::int)] as plan_type,
    account_name as company, department,
    concat(department, ' ', title) as job_title, cities.city as location, cities.country,
    cities.zone as time_zone,
    cities.lang as language_preference, uid('account', a) as account_id, known.created as created_date,
    greatest(known.created, known.updated_at - secs(u('usr_seen', i * 8 + version) * 90000)) as last_login_date,
    case when version = 4 then 'Inactive' else 'Active' end as status,
    concat(cities.dial, lpad(floor(u('usr_phone', i) * 1e7)::int::varchar, 7, '0')) as phone_number,
    concat('https://cdn.example.com/avatars/', uid('avatar', i), '.png') as profile_picture_url,
    known.updated_at, dlv(known.updated_at) as dlv, i * 8 + version as ord
from known
join acct using (a)
join cities on cities.c = known.c
join slugs f on f.word = first_name
join slugs l on l.word = last_name
order by ord;
"""

ROOMS_AND_DEVICES = """
create table room as
select row_number() over (order by a, n) - 1 as r, a, n, acct.created as opened, acct.city
from acct join crew using (a), unnest(range(1 + size // 12)) as t(n);

create table feed_rooms as
with versions as (
    select *, unnest([0, 1]) as version from room
)
select uid('room', r) as room_id, concat(city, ' ', one_of('last_names', u('room_name', r)), ' ', n + 1) as room_name,
    one_of('room_types', u('room_type', r)) as room_type, city as location,
    (4 + floor(u('room_cap', r) * 26))::int as capacity,
    one_of('equipment', u('room_kit', r)) as equipment_list,
    one_of('calendars', u('room_cal', r)) as calendar_integration,
    concat('BK-', lpad(r::varchar, 5, '0')) as booking_system_id,
    case when version = 0 then 'Available' else one_of('room_states', u('room_state', r)) end as status,
    uid('account', a) as account_id,
    case when version = 0 then opened + interval 30 minute
         else office_time(greatest(opened::date, getvariable('d0')) + 1 + floor(u('room_upd',
             r) * getvariable('days'))::int, u('room_ut', r)) end as updated_at,
    dlv(updated_at) as dlv, r * 2 + version as ord
from versions
where (version = 0 or u('room_change', r) < 0.3) and updated_at < getvariable('horizon')
order by ord;

create table device as
select i as v, i, null::bigint as r, 'Desktop' as device_type, created as since, ip from who
union all
select 10000000 + i, i, null, case when u('dev_tab', i) < 0.15 then 'Tablet' else 'Mobile' end, created, ip
from who where u('dev_mobile', i) < 0.45
union all
select 20000000 + r, null, r, 'Room_System', opened, concat('10.', a % 250, '.251.', 1 + r % 250) from room;

create table feed_devices as
with versions as (
    select *, unnest([0, 1]) as version from device
),
timed as (
    select *, case when version = 0 then since + interval 45 minute
        else office_time(greatest(since::date, getvariable('d0')) + 1 + floor(u('dev_upd',
            v) * getvariable('days'))::int, u('dev_ut', v)) end as updated_at
    from versions
)
select uid('device', v) as device_id,
    concat(case device_type when 'Desktop' then 'LAPTOP-' when 'Room_System' then 'ROOM-' else 'PHONE-' end,
        upper(left(uid('dev_name', v)::varchar, 6))) as device_name,
    device_type,
    case when device_type = 'Desktop' then one_of('desktop_systems', u('dev_os', v))
         when device_type = 'Room_System' then 'Zoom Rooms OS' else one_of('mobile_systems', u('dev_os', v))
             end as operating_system,
    concat('6.', version + floor(u('dev_ver', v) * 3)::int, '.',
        floor(u('dev_minor', v) * 20)::int) as zoom_client_version,
    ip as ip_address,
    regexp_replace(left(upper(replace(uid('mac', v)::varchar, '-', '')), 12), '(..)(..)(..)(..)(..)(..)',
        '\\1:\\2:\\3:\\4:\\5:\\6') as mac_address,
    updated_at - secs(u('dev_used', v * 2 + version) * 1800) as last_used_date,
    case when i is not null then uid('user', i) end as user_id,
    case when r is not null then uid('room', r) end as room_id,
    updated_at, dlv(updated_at) as dlv, v * 2 + version as ord
from timed
where (version = 0 or u('dev_change', v) < 0.4) and updated_at < getvariable('horizon')
order by ord;
"""

STEPS = (ACCOUNTS, USERS, FEED_ACCOUNTS, FEED_USERS, ROOMS_AND_DEVICES)
