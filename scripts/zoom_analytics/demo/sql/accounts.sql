-- acct: one row per company.
create table acct as
with base as (
    select
        a,
        cast(one_of('city_numbers', u('acct_city', a)) as int) as c,
        case
            when u('acct_age', a) < 0.82 or a < 2
            then getvariable('d0') - (20 + floor(u('acct_start', a) * 280))::int
            else getvariable('d0') + floor(u('acct_start', a) * 0.7 * getvariable('days'))::int
        end as start_day,
        case
            when a < getvariable('accounts') * 0.10 then 'Enterprise'
            when u('acct_type', a) < 0.30 then 'Business'
            when u('acct_type', a) < 0.70 then 'Pro'
            else 'Basic'
        end as account_type
    from range(getvariable('accounts')) as r(a)
)

select
    base.*,
    start_day::timestamp + to_minutes(420 + (u('acct_min', a) * 50)::bigint) as created,
    getvariable('companies')[1 + a % len(getvariable('companies'))]
    || case when a >= len(getvariable('companies')) then ' ' || city else '' end as account_name,
    slug
    || case when a >= len(getvariable('companies')) then a::varchar else '' end
    || '.example.com' as domain,
    city,
    zone,
    off,
    lang,
    currency,
    dial,
    u('acct_annual', a) < 0.4 as annual,
    case
        when a > 1 and u('acct_cancel', a) < 0.07
        then
            office_time(
                greatest(start_day, getvariable('d0'))
                + 10
                + floor(u('acct_cancel_day', a) * getvariable('days') * 0.9)::int,
                u('acct_cancel_time', a)
            )
    end as cancelled_at
from base
join cities using (c)
join slugs on slugs.word = getvariable('companies')[1 + a % len(getvariable('companies'))]
order by a;

update acct set cancelled_at = null where cancelled_at >= getvariable('horizon') - interval 1 day;
