-- Versions of accounts: at the start, once later, at the end of the contract.
create table feed_accounts as
with seats as (
    select
        a,
        count(*) filter (where left_at is null) as used,
        count(*) as ever,
        count(*) filter (where created < getvariable('d0')) as early
    from usr
    group by a
),

versions as (
    select acct.*, 0 as version, created as updated_at
    from acct
    union all
    select
        acct.*,
        1,
        office_time(
            getvariable('horizon')::date
            - 2
            - floor(u('acct_upd', a) * getvariable('days') * 0.4)::int,
            u('acct_ut', a)
        )
    from acct
    union all
    select acct.*, 2, cancelled_at
    from acct
    where cancelled_at is not null
)

select
    uid('account', a) as account_id,
    account_name,
    account_type,
    start_day as subscription_start_date,
    case
        when version = 2 then cancelled_at::date
        when annual then (start_day + interval 1 year)::date
    end as subscription_end_date,
    ceil(ever * (1.1 + 0.3 * u('acct_seats', a)))::int as max_licenses,
    case
        when version = 0 then least(ever, early + 1)
        when version = 2 then 0
        else used
    end::int as used_licenses,
    concat('billing@', domain) as billing_contact_email,
    uid('user', a) as admin_user_id,
    created as created_date,
    case when version = 2 then 'Cancelled' else 'Active' end as status,
    versions.updated_at,
    dlv(versions.updated_at) as dlv,
    a * 4 + version as ord
from versions
join seats using (a)
where
    versions.updated_at >= created
    and (version <> 1 or cancelled_at is null or versions.updated_at < cancelled_at)
order by ord;
