"""Money: exchange rates, subscription billing, licenses, and the support tickets of those who
pay.
"""

from __future__ import annotations

RATES = """
create table quoted (currency varchar, usd double);
insert into quoted values ('EUR', 1.09), ('GBP', 1.28), ('JPY', 0.0066), ('INR', 0.0119), ('CAD', 0.73),
    ('AUD', 0.66), ('BRL', 0.183);
create view rates as
select currency, valid_from, round(usd * (0.97 + 0.06 * u('rate',
    week * 1000 + ascii(currency) * 7 + ascii(currency[2]))), 6)::decimal(12, 6) as usd_rate,
    dlv(valid_from) as dlv
from quoted, (
    select n as week, date_trunc('week', getvariable('d0') - 420)::date + (n * 7)::int as valid_from
        from range(640) as r(n)
)
where valid_from < getvariable('horizon');
"""

# Prices in USD per seat and month, billed in the currency of the company's home.
BILLING = """
create table bill as
with payer as (
    select acct.*, ceil(members * 1.1)::int as seats, coalesce(usd, 1) as usd,
        case account_type when 'Enterprise' then 19.99 when 'Business' then 18.32 when 'Pro' then 13.33 else 5.99
            end as price
    from acct join (select a, count(*) as members from usr group by a) using (a) left join quoted using (currency)
),
period as (
    select payer.*, n, (start_day + to_months((n * case when annual then 12 else 1 end)::int))::date as from_day,
        (start_day + to_months(((n + 1) * case when annual then 12 else 1 end)::int))::date as to_day
    from payer, range(140) as r(n)
),
fee as (
    select a * 65536 + n as b, a, null::bigint as i, currency, usd,
        case when n = 0 then 'Subscription Fee' else 'Subscription Renewal' end as kind,
        seats * price * case when annual then 10.5 else 1 end as dollars,
        greatest(created, from_day::timestamp + to_minutes(540 + (u('b_min', a * 999 + n) * 300)::int)) as moment,
            from_day, to_day
    from period
    where from_day < getvariable('horizon')::date and (cancelled_at is null or from_day < cancelled_at)
),
extra as (
    select 1000000000 + a * 65536 + d as b, a, null::bigint as i, currency, usd,
        case when u('b_kind', a * 4096 + d) < 0.5 then 'Usage Charge' else 'Add-on Purchase' end,
        5 + 90 * u('b_sum', a * 4096 + d), getvariable('d0') + d::int + interval 15 hour as moment, null::date,
            null::date
    from payer, range(getvariable('days')) as r(d)
    where u('b_extra', a * 4096 + d) < 0.035 and created < moment and (cancelled_at is null or cancelled_at > moment)
),
own as (
    select 2000000000000 + usr.i * 256 + n, null, usr.i, payer.currency, payer.usd,
        case when n = 0 then 'Subscription Fee' else 'Subscription Renewal' end, 15.99,
        usr.created + to_months(n::int) + interval 2 minute as moment, moment::date, (moment + interval 1 month)::date
    from usr join payer using (a), range(130) as r(n)
    where u('b_own', usr.i) < 0.05 and moment < getvariable('horizon') and (usr.left_at is null or moment < usr.left_at)
),
upgrade as (
    select 3000000000000 + usr.i, usr.a, usr.i, payer.currency, payer.usd, 'Upgrade', 6.5,
        upgrade_at + interval 5 minute as moment, moment::date, (moment + interval 1 month)::date
    from usr join payer using (a) where upgrade_at is not null
        and upgrade_at < getvariable('horizon') - interval 1 hour and (usr.left_at is null or upgrade_at < usr.left_at)
),
paid as (from fee union all from extra union all from own union all from upgrade)
select * from paid
union all
select b + 4000000000000, a, i, currency, usd, 'Refund', -dollars * case when u('b_rpart', b) < 0.5 then 1 else 0.5 end,
    moment + secs(86400 * (3 + 8 * u('b_rday', b))), null, null
from paid where u('b_refund', b) < 0.025 and moment > getvariable('d0') - interval 20 day
    and moment < getvariable('horizon') - interval 12 day;

create table feed_billing_events as
with versions as (
    select *, 0 as version, moment as updated_at from bill
    union all
    select *, 1, moment + secs(3600 + 86400 * 2 * u('b_wait', b)) from bill where u('b_pend', b) < 0.25
)
select uid('transaction', b) as transaction_id, case when a is not null then uid('account', a) end as account_id,
    case when i is not null then uid('user', i) end as user_id, kind as event_type,
    money(round(case when kind = 'Refund' and u('b_sign', b) < 0.4 then -dollars else dollars end / usd, case currency
        when 'JPY' then 0 else 2 end)) as amount,
    currency, moment as transaction_date, from_day as billing_period_start, to_day as billing_period_end,
    concat(kind, ' ', strftime(moment, '%B %Y')) as description,
        one_of('payment_methods', u('b_pay', coalesce(a, i))) as payment_method,
    case when u('b_pend', b) < 0.25 and version = 0 then 'Pending' when u('b_state', b) < 0.025 then 'Failed'
         when kind <> 'Refund' and u('b_state', b) < 0.03 then 'Refunded' else 'Completed' end as status,
    updated_at, dlv(updated_at) as dlv, b * 2 + version as ord
from versions where updated_at < getvariable('horizon')
order by ord;
"""

# A user's licenses follow one another until a term is not renewed.
LICENSES = """
create table feed_licenses as
with holder as (
    select usr.*, acct.currency, coalesce(quoted.usd, 1) as usd,
        [90, 180, 365][1 + floor(u('l_term', i) * 3)::int] as term,
        floor(ln(1 - u('l_renew', i)) / ln(0.86))::int as renewals,
        case when u('l_other', i) < 0.04 then 'Education' when plan_no = 4 then 'Enterprise' when plan_no = 3
            then 'Business' when plan_no = 2 then 'Pro' else 'Basic' end as kind
    from usr join acct using (a) left join quoted using (currency)
),
term as (
    select i * 256 + n as l, i, a, currency, usd, kind, created, left_at,
        created::date + (n * term)::int as from_day, created::date + ((n + 1) * term)::int - 1 as to_day
    from holder, range(60) as r(n)
    where n <= renewals and (plan_no > 0 or n = 0 and u('l_free', i) < 0.3)
    union all
    select 500000000000 + i * 4 + n, i, a, currency, usd, ['Phone', 'Webinar', 'Add-on'][n + 1], created, left_at,
        created::date + 7, null
    from holder, range(3) as r(n) where u('l_addon', i * 4 + n) < [0.2, 0.03, 0.06][n + 1]
    union all
    select 700000000000 + a * 4096 + n, null, a, currency, usd, case account_type when 'Basic' then 'Basic'
        else account_type end, created, cancelled_at, start_day, start_day + 364
    from (select acct.*, size, coalesce(quoted.usd, 1) as usd from acct join crew using (a) left
        join quoted using (currency)), unnest(range(ceil(size * 0.12)::int)) as r(n)
),
versions as (
    select *, 0 as version, greatest(created, from_day::timestamp) + interval 10 minute as updated_at from term
    union all
    select *, 1, to_day + interval 24 hour from term where to_day is not null
        and (left_at is null or left_at > to_day + interval 24 hour)
    union all
    select *, 2, left_at + interval 5 minute from term where left_at is not null
        and (to_day is null or left_at < to_day)
)
select uid('license', l) as license_id, kind as license_type, case when i is not null then uid('user', i)
    end as assigned_user_id,
    uid('account', a) as account_id, from_day as assigned_date,
    case when version = 2 then left_at::date else to_day end as expiry_date,
    money(round(case kind when 'Enterprise' then 19.99 when 'Business' then 18.32 when 'Pro' then 13.33
        when 'Education' then 9.5
                          when 'Phone' then 10 when 'Webinar' then 65 when 'Add-on' then 8 else 5.99 end / usd,
                              2)) as cost_per_month,
    currency, case when version > 0 then 'Expired' when u('l_susp', l) < 0.006 then 'Suspended' else 'Active'
        end as status,
    updated_at, dlv(updated_at) as dlv, l * 4 + version as ord
from versions
where updated_at < getvariable('horizon') and (left_at is null or from_day < left_at)
order by ord;
"""

TICKETS = """
create table feed_support_tickets as
with raised as (
    select d * getvariable('users') + i as t, who.*,
        to_utc((getvariable('d0') + d::int)::timestamp + secs(29000 + u('t_time',
            d * getvariable('users') + i) * 33000), zone) as opened
    from range(getvariable('days')) as days(d), who
    where u('ticket', d * getvariable('users') + i) < 0.0045 * act * case when isodow(getvariable('d0') + d::int) >= 6
        then 0.25 else 1 end
        * case when u('t_wave', d) < 0.03 then 4 else 1 end
),
worked as (
    select *, one_of('ticket_types', pow(u('t_type', t), 1.4)) as ticket_type,
        case when u('t_prio', t) < 0.06 then 'Critical' when u('t_prio', t) < 0.25 then 'High'
            when u('t_prio', t) < 0.7 then 'Medium' else 'Low' end as priority,
        case when u('t_first', t) < 0.55 then 1 else 2 + floor(4 * pow(u('t_more', t), 2)) end::int as contacts,
        opened + secs(3600 * (0.5 + 90 * pow(u('t_work', t), 2.5))) as solved
    from raised where created < opened and (left_at is null or left_at > opened) and opened < getvariable('horizon')
),
versions as (
    select *, 0 as version, opened as updated_at, 'Open' as status from worked
    union all
    select *, 1, between_times(opened, solved, 0.3), 'In Progress' from worked where u('t_prog', t) < 0.5
    union all
    select *, 2, solved, 'Resolved' from worked
    union all
    select *, 3, solved + interval 2 day, 'Closed' from worked where u('t_close', t) < 0.6
)
select uid('ticket', t) as ticket_id, uid('user', i) as user_id, ticket_type, status as resolution_status,
    opened as open_date,
    case when version >= 2 then solved end as close_date, priority as priority_level,
        one_of('problems', u('t_text', t)) as description,
    case when version = 0 then 0 when version = 1 then 1 else contacts end as contact_count,
    updated_at, dlv(updated_at) as dlv, t * 4 + version as ord
from versions where updated_at < getvariable('horizon')
order by ord;
"""

STEPS = (RATES, BILLING, LICENSES, TICKETS)
