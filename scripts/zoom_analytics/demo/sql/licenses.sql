-- Versions of licenses. A user's licenses follow one another until a term is not renewed.
create table feed_licenses as
with holder as (
    select
        usr.*,
        acct.currency,
        coalesce(quoted.usd, 1) as usd,
        [90, 180, 365][1 + floor(u('l_term', i) * 3)::int] as term,
        floor(ln(1 - u('l_renew', i)) / ln(0.86))::int as renewals,
        case
            when u('l_other', i) < 0.04 then 'Education'
            when plan_no = 4 then 'Enterprise'
            when plan_no = 3 then 'Business'
            when plan_no = 2 then 'Pro'
            else 'Basic'
        end as kind
    from usr
    join acct using (a)
    left join quoted using (currency)
),

term as (
    select
        i * 256 + n as l,
        i,
        a,
        currency,
        usd,
        kind,
        created,
        left_at,
        created::date + (n * term)::int as from_day,
        created::date + ((n + 1) * term)::int - 1 as to_day
    from holder, range(60) as r(n)
    where n <= renewals and (plan_no > 0 or n = 0 and u('l_free', i) < 0.3)
    union all
    select
        500000000000 + i * 4 + n,
        i,
        a,
        currency,
        usd,
        ['Phone', 'Webinar', 'Add-on'][n + 1],
        created,
        left_at,
        created::date + 7,
        null
    from holder, range(3) as r(n)
    where u('l_addon', i * 4 + n) < [0.2, 0.03, 0.06][n + 1]
    union all
    select
        700000000000 + a * 4096 + n,
        null,
        a,
        currency,
        usd,
        case account_type when 'Basic' then 'Basic' else account_type end,
        created,
        cancelled_at,
        start_day,
        start_day + 364
    from
        (
            select acct.*, size, coalesce(quoted.usd, 1) as usd
            from acct
            join crew using (a)
            left join quoted using (currency)
        ),
        unnest(range(ceil(size * 0.12)::int)) as r(n)
),

versions as (
    select
        *,
        0 as version,
        greatest(created, from_day::timestamp) + interval 10 minute as updated_at
    from term
    union all
    select *, 1, to_day + interval 24 hour
    from term
    where to_day is not null and (left_at is null or left_at > to_day + interval 24 hour)
    union all
    select *, 2, left_at + interval 5 minute
    from term
    where left_at is not null and (to_day is null or left_at < to_day)
)

select
    uid('license', l) as license_id,
    kind as license_type,
    case when i is not null then uid('user', i) end as assigned_user_id,
    uid('account', a) as account_id,
    from_day as assigned_date,
    case when version = 2 then left_at::date else to_day end as expiry_date,
    money(
        round(
            case kind
                when 'Enterprise' then 19.99
                when 'Business' then 18.32
                when 'Pro' then 13.33
                when 'Education' then 9.5
                when 'Phone' then 10
                when 'Webinar' then 65
                when 'Add-on' then 8
                else 5.99
            end
            / usd,
            2
        )
    ) as cost_per_month,
    currency,
    case
        when version > 0 then 'Expired' when u('l_susp', l) < 0.006 then 'Suspended' else 'Active'
    end as status,
    updated_at,
    dlv(updated_at) as dlv,
    l * 4 + version as ord
from versions
where updated_at < getvariable('horizon') and (left_at is null or from_day < left_at)
order by ord;
