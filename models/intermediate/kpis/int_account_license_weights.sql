-- One row per account, day on which it is charged by itself, and license type that weighs then: how much, and how much all types do.
{{ config(materialized='view') }}

with account_days as (
    select distinct account_id, event_date as day
    from {{ ref('go_fact_billing') }}
    where own_user_id is null and account_id is not null
),

-- a license belongs to its own account, else to that of its user, as both stand now
licenses as (
    select
        coalesce(licenses.account_id, users.account_id) as account_id,
        licenses.license_type,
        coalesce(licenses.currency, 'USD') as currency,
        coalesce(licenses.cost_per_month, 0) as cost_per_month,
        licenses.assigned_date,
        licenses.expiry_date
    from {{ ref('si_licenses') }} as licenses
    left join {{ ref('si_users') }} as users on licenses.assigned_user_id = users.user_id
    where licenses.status in ('Active', 'Expired')
),

-- licenses of one price are counted from day to day: no join of licenses with days
changes as (
    select account_id, license_type, currency, cost_per_month, assigned_date as day, 1 as change
    from licenses
    union all
    select
        account_id,
        license_type,
        currency,
        cost_per_month,
        cast({{ dbt.dateadd('day', 1, 'expiry_date') }} as date) as day,
        -1 as change
    from licenses
    where expiry_date is not null
),

changes_of_day as (
    select account_id, license_type, currency, cost_per_month, day, sum(change) as change, 0 as is_charged
    from changes
    where account_id in (select account_days.account_id from account_days)
    group by account_id, license_type, currency, cost_per_month, day
),

prices as (
    select account_id, license_type, currency, cost_per_month, min(day) as first_day
    from changes_of_day
    group by account_id, license_type, currency, cost_per_month
),

counted as (
    select
        account_id,
        license_type,
        currency,
        cost_per_month,
        day,
        is_charged,
        sum(change) over (partition by account_id, license_type, currency, cost_per_month order by day) as license_count
    from (
        select * from changes_of_day
        union all
        select prices.account_id, prices.license_type, prices.currency, prices.cost_per_month, account_days.day, 0 as change, 1 as is_charged
        from prices
        inner join account_days on prices.account_id = account_days.account_id and prices.first_day <= account_days.day
    ) as days
),

rates as (
    select days.currency, days.day, rates.usd_rate
    from (select distinct currency, day from counted where is_charged = 1) as days
    inner join {{ ref('si_exchange_rates') }} as rates on days.currency = rates.currency and {{ is_valid_at('rates', 'days.day') }}
),

of_type as (
    select
        counted.account_id,
        counted.day,
        counted.license_type,
        sum(counted.license_count) as license_count,
        sum(counted.license_count * coalesce(cast(round(counted.cost_per_month * rates.usd_rate, 2) * 100 as bigint), 0)) as cents
    from counted
    left join rates on counted.currency = rates.currency and counted.day = rates.day
    where counted.is_charged = 1 and counted.license_count > 0
    group by counted.account_id, counted.day, counted.license_type
),

-- where nothing costs anything every license weighs the same
weighed as (
    select
        account_id,
        day,
        license_type,
        case when sum(cents) over (partition by account_id, day) > 0 then cents else license_count end as weight
    from of_type
)

select
    account_id,
    day,
    license_type,
    cast(weight as decimal(20, 0)) as weight,
    cast(sum(weight) over (partition by account_id, day) as decimal(20, 0)) as weight_of_all
from weighed
where weight > 0
