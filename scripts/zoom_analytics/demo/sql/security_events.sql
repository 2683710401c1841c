-- One row per event.
create view feed_security_events as
with seen as (
    select
        d * getvariable('users') + i as e,
        who.*,
        to_utc(
            (getvariable('d0') + d::int)::timestamp
            + secs(27000 + u('e_time', d * getvariable('users') + i) * 38000),
            zone
        ) as moment
    from range(getvariable('days')) as days(d), who
    where
        u('event', d * getvariable('users') + i)
        < 0.14 * case when isodow(getvariable('d0') + d::int) >= 6 then 0.15 else 1 end
),

told as (
    select
        *,
        case
            when u('e_type', e) < 0.55 then 'Login'
            when u('e_type', e) < 0.85 then 'Logout'
            when u('e_type', e) < 0.93 then 'Failed_Login'
            when u('e_type', e) < 0.96 then 'Permission_Change'
            else 'Data_Access'
        end as kind
    from seen
    where
        created < moment
        and (left_at is null or left_at > moment)
        and moment < getvariable('horizon')
)

select
    uid('event', e) as event_id,
    kind as event_type,
    uid('user', i) as user_id,
    moment as event_timestamp,
    ip as ip_address,
    uid('device', i) as device_id,
    concat(replace(kind, '_', ' '), ' from ', city) as event_description,
    case
        when kind in ('Login', 'Logout') then 'Low'
        when u('e_sev', e) < 0.6 then 'Low'
        when u('e_sev', e) < 0.88 then 'Medium'
        when u('e_sev', e) < 0.975 then 'High'
        else 'Critical'
    end as severity_level,
    case
        when kind in ('Login', 'Logout') then null
        when u('e_res', e) < 0.8 then 'Resolved'
        when u('e_res', e) < 0.92 then 'Investigating'
        else 'Open'
    end as resolution_status,
    uid('account', a) as account_id,
    dlv(moment) as dlv,
    e as ord
from told;
