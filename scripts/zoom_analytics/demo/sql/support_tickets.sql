-- Versions of tickets: open, in progress, resolved, closed.
create table feed_support_tickets as
with raised as (
    select
        d * getvariable('users') + i as t,
        who.*,
        to_utc(
            (getvariable('d0') + d::int)::timestamp
            + secs(29000 + u('t_time', d * getvariable('users') + i) * 33000),
            zone
        ) as opened
    from range(getvariable('days')) as days(d), who
    where
        u('ticket', d * getvariable('users') + i)
        < 0.0045
        * act
        * case when isodow(getvariable('d0') + d::int) >= 6 then 0.25 else 1 end
        * case when u('t_wave', d) < 0.03 then 4 else 1 end
),

worked as (
    select
        *,
        one_of('ticket_types', pow(u('t_type', t), 1.4)) as ticket_type,
        case
            when u('t_prio', t) < 0.06 then 'Critical'
            when u('t_prio', t) < 0.25 then 'High'
            when u('t_prio', t) < 0.7 then 'Medium'
            else 'Low'
        end as priority,
        case
            when u('t_first', t) < 0.55 then 1 else 2 + floor(4 * pow(u('t_more', t), 2))
        end::int as contacts,
        opened + secs(3600 * (0.5 + 90 * pow(u('t_work', t), 2.5))) as solved
    from raised
    where
        created < opened
        and (left_at is null or left_at > opened)
        and opened < getvariable('horizon')
),

versions as (
    select *, 0 as version, opened as updated_at, 'Open' as status
    from worked
    union all
    select *, 1, between_times(opened, solved, 0.3), 'In Progress'
    from worked
    where u('t_prog', t) < 0.5
    union all
    select *, 2, solved, 'Resolved'
    from worked
    union all
    select *, 3, solved + interval 2 day, 'Closed'
    from worked
    where u('t_close', t) < 0.6
)

select
    uid('ticket', t) as ticket_id,
    uid('user', i) as user_id,
    ticket_type,
    status as resolution_status,
    opened as open_date,
    case when version >= 2 then solved end as close_date,
    priority as priority_level,
    one_of('problems', u('t_text', t)) as description,
    case when version = 0 then 0 when version = 1 then 1 else contacts end as contact_count,
    updated_at,
    dlv(updated_at) as dlv,
    t * 4 + version as ord
from versions
where updated_at < getvariable('horizon')
order by ord;
