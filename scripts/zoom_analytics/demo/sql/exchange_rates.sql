-- rates: one row per currency and week, in US dollars.
create table quoted (currency varchar, usd double);

insert into quoted values
    ('EUR', 1.09),
    ('GBP', 1.28),
    ('JPY', 0.0066),
    ('INR', 0.0119),
    ('CAD', 0.73),
    ('AUD', 0.66),
    ('BRL', 0.183);

create view rates as
select
    currency,
    valid_from,
    round(
        usd * (0.97 + 0.06 * u('rate', week * 1000 + ascii(currency) * 7 + ascii(currency[2]))), 6
    )::decimal(12, 6) as usd_rate,
    dlv(valid_from) as dlv
from
    quoted,
    (
        select
            n as week,
            date_trunc('week', getvariable('d0') - 420)::date + (n * 7)::int as valid_from
        from range(640) as r(n)
    )
where valid_from < getvariable('horizon');
