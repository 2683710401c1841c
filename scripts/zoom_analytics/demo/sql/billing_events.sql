-- bill: one row per charge or refund.
-- Prices are in US dollars per seat and month, billed in the currency of the company's home.
create table bill as
with payer as (
    select
        acct.*,
        ceil(members * 1.1)::int as seats,
        coalesce(usd, 1) as usd,
        case account_type
            when 'Enterprise' then 19.99
            when 'Business' then 18.32
            when 'Pro' then 13.33
            else 5.99
        end as price
    from acct
    join (select a, count(*) as members from usr group by a) using (a)
    left join quoted using (currency)
),

period as (
    select
        payer.*,
        n,
        (start_day + to_months((n * case when annual then 12 else 1 end)::int))::date as from_day,
        (
            start_day + to_months(((n + 1) * case when annual then 12 else 1 end)::int)
        )::date as to_day
    from payer, range(140) as r(n)
),

fee as (
    select
        a * 65536 + n as b,
        a,
        null::bigint as i,
        currency,
        usd,
        case when n = 0 then 'Subscription Fee' else 'Subscription Renewal' end as kind,
        seats * price * case when annual then 10.5 else 1 end as dollars,
        greatest(
            created,
            from_day::timestamp + to_minutes(540 + (u('b_min', a * 999 + n) * 300)::int)
        ) as moment,
        from_day,
        to_day
    from period
    where
        from_day < getvariable('horizon')::date
        and (cancelled_at is null or from_day < cancelled_at)
),

extra as (
    select
        1000000000 + a * 65536 + d as b,
        a,
        null::bigint as i,
        currency,
        usd,
        case
            when u('b_kind', a * 4096 + d) < 0.5 then 'Usage Charge' else 'Add-on Purchase'
        end,
        5 + 90 * u('b_sum', a * 4096 + d),
        getvariable('d0') + d::int + interval 15 hour as moment,
        null::date,
        null::date
    from payer, range(getvariable('days')) as r(d)
    where
        u('b_extra', a * 4096 + d) < 0.035
        and created < moment
        and (cancelled_at is null or cancelled_at > moment)
),

own as (
    select
        2000000000000 + usr.i * 256 + n,
        null,
        usr.i,
        payer.currency,
        payer.usd,
        case when n = 0 then 'Subscription Fee' else 'Subscription Renewal' end,
        15.99,
        usr.created + to_months(n::int) + interval 2 minute as moment,
        moment::date,
        (moment + interval 1 month)::date
    from usr
    join payer using (a), range(130) as r(n)
    where
        u('b_own', usr.i) < 0.05
        and moment < getvariable('horizon')
        and (usr.left_at is null or moment < usr.left_at)
),

upgrade as (
    select
        3000000000000 + usr.i,
        usr.a,
        usr.i,
        payer.currency,
        payer.usd,
        'Upgrade',
        6.5,
        upgrade_at + interval 5 minute as moment,
        moment::date,
        (moment + interval 1 month)::date
    from usr
    join payer using (a)
    where
        upgrade_at is not null
        and upgrade_at < getvariable('horizon') - interval 1 hour
        and (usr.left_at is null or upgrade_at < usr.left_at)
),

paid as (
    from fee
    union all
    from extra
    union all
    from own
    union all
    from upgrade
)

select *
from paid
union all
select
    b + 4000000000000,
    a,
    i,
    currency,
    usd,
    'Refund',
    -dollars * case when u('b_rpart', b) < 0.5 then 1 else 0.5 end,
    moment + secs(86400 * (3 + 8 * u('b_rday', b))),
    null,
    null
from paid
where
    u('b_refund', b) < 0.025
    and moment > getvariable('d0') - interval 20 day
    and moment < getvariable('horizon') - interval 12 day;

create table feed_billing_events as
with versions as (
    select *, 0 as version, moment as updated_at
    from bill
    union all
    select *, 1, moment + secs(3600 + 86400 * 2 * u('b_wait', b))
    from bill
    where u('b_pend', b) < 0.25
)

select
    uid('transaction', b) as transaction_id,
    case when a is not null then uid('account', a) end as account_id,
    case when i is not null then uid('user', i) end as user_id,
    kind as event_type,
    money(
        round(
            case when kind = 'Refund' and u('b_sign', b) < 0.4 then -dollars else dollars end
            / usd,
            case currency when 'JPY' then 0 else 2 end
        )
    ) as amount,
    currency,
    moment as transaction_date,
    from_day as billing_period_start,
    to_day as billing_period_end,
    concat(kind, ' ', strftime(moment, '%B %Y')) as description,
    one_of('payment_methods', u('b_pay', coalesce(a, i))) as payment_method,
    case
        when u('b_pend', b) < 0.25 and version = 0 then 'Pending'
        when u('b_state', b) < 0.025 then 'Failed'
        when kind <> 'Refund' and u('b_state', b) < 0.03 then 'Refunded'
        else 'Completed'
    end as status,
    updated_at,
    dlv(updated_at) as dlv,
    b * 2 + version as ord
from versions
where updated_at < getvariable('horizon')
order by ord;
