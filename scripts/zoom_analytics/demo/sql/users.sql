-- usr: one row per person; crew: the size of each company; who: what meetings need of a person.
create table usr as
with placed as (
    select
        i,
        case
            when i < getvariable('accounts') then i
            else floor(getvariable('accounts') * pow(u('usr_acct', i), 1.5))::bigint
        end as a
    from range(getvariable('users')) as r(i)
),

dated as (
    select
        placed.*,
        acct.account_type,
        acct.cancelled_at,
        case
            when i < getvariable('accounts') then acct.start_day
            when acct.start_day < getvariable('d0') and u('usr_age', i) < 0.72
            then
                acct.start_day
                + floor(u('usr_day', i) * (getvariable('d0') - acct.start_day))::int
            else
                (
                    select
                        greatest(acct.start_day, getvariable('d0')) + floor(
                            sqrt(u('usr_day', i)) * date_diff(
                                'day',
                                greatest(acct.start_day, getvariable('d0')),
                                getvariable('horizon')::date
                            )
                        )::int
                )
        end as day,
        case
            when u('usr_city', i) < 0.75 then acct.c
            else cast(one_of('city_numbers', u('usr_city2', i)) as int)
        end as c
    from placed
    join acct using (a)
),

born as (
    select
        *,
        office_time(day, u('usr_time', i)) as created,
        office_time(
            greatest(day, getvariable('d0'))
            + 3
            + floor(u('usr_leave_day', i) * getvariable('days'))::int,
            u('usr_lt', i)
        ) as leave,
        office_time(
            greatest(day, getvariable('d0'))
            + 2
            + floor(u('usr_up_day', i) * getvariable('days'))::int,
            u('usr_ut', i)
        ) as upgrade,
        office_time(
            greatest(day, getvariable('d0'))
            + 1
            + floor(u('usr_re_day', i) * getvariable('days'))::int,
            u('usr_rt', i)
        ) as rename,
        office_time(
            greatest(day, getvariable('d0'))
            + 1
            + floor(u('usr_fr_day', i) * getvariable('days'))::int,
            u('usr_ft', i)
        ) as refresh
    from dated
    where
        day < getvariable('horizon')::date and (cancelled_at is null or day + 1 < cancelled_at)
),

planned as (
    select
        * exclude (leave, upgrade, rename, refresh),
        least(
            getvariable('horizon') + interval 99 year,
            cancelled_at,
            case when i >= getvariable('accounts') and u('usr_leave', i) < 0.16 then leave end
        ) as gone,
        case
            when u('usr_up', i) < 0.10 and account_type <> 'Enterprise' then upgrade
        end as upgrade_at,
        case when u('usr_re', i) < 0.03 then rename end as rename_at,
        case when u('usr_fr', i) < 0.35 then refresh end as refresh_at
    from born
)

select
    planned.* exclude (gone),
    case when gone < getvariable('horizon') then gone end as left_at,
    case account_type
        when 'Enterprise' then 4
        when 'Business' then 3
        when 'Pro' then 2
        else case when u('usr_plan', i) < 0.5 then 0 else 1 end
    end as plan_no,
    0.25 + 1.5 * u('usr_act', i) as act,
    one_of('departments', u('usr_dept', i)) as department,
    one_of('titles', u('usr_title', i)) as title,
    one_of('first_names', u('usr_first', i)) as first_name,
    one_of('last_names', u('usr_last', i)) as last_name,
    one_of('last_names', u('usr_last2', i)) as new_last_name,
    row_number() over (partition by a order by department, i) - 1 as pos
from planned
order by i;

create table crew as
select a, count(*) as size from usr group by a;

create table who as
select
    usr.i,
    usr.a,
    usr.c,
    usr.pos,
    usr.created,
    usr.left_at,
    usr.act,
    usr.department,
    crew.size,
    cities.zone,
    cities.off,
    cities.city,
    cities.dial,
    concat('10.', usr.a % 250, '.', (usr.i // 250) % 250, '.', 1 + usr.i % 250) as ip
from usr
join crew using (a)
join cities using (c)
order by usr.i;
