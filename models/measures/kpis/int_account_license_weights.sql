-- One row per account, day of a charge without a user, and license type with weight on that day:
-- the weight of the type and of all types.
{{ config(materialized='view') }}

with account_days as (
    select distinct account_id, event_date as day
    from {{ ref('go_fact_billing') }}
    where own_user_id is null and account_id is not null
),

-- A license belongs to its own account, else to that of its user, by the present rows.
licenses as (
    select
        coalesce(licenses.account_id, users.account_id) as account_id,
        licenses.license_type,
        coalesce(licenses.currency, 'USD') as currency,
        licenses.cost_per_month,
        licenses.assigned_date,
        licenses.expiry_date
    from {{ ref('si_licenses') }} as licenses
    left join {{ ref('si_users') }} as users on licenses.assigned_user_id = users.user_id
    where {{ has_license_term('licenses.status') }}
),

currency_days as (
    select account_days.account_id, account_days.day, currencies.currency
    from account_days
    inner join (select distinct account_id, currency from licenses) as currencies
        on account_days.account_id = currencies.account_id
),

rates as (
    select days.day, days.currency, rates.usd_rate
    from (select distinct day, currency from currency_days) as days
    inner join {{ ref('si_exchange_rates') }} as rates
        on days.currency = rates.currency and {{ is_valid_at('rates', 'days.day') }}
),

rated_days as (
    select currency_days.account_id, currency_days.day, currency_days.currency, rates.usd_rate
    from currency_days
    left join rates
        on currency_days.currency = rates.currency and currency_days.day = rates.day
),

of_type as (
    select
        rated_days.account_id,
        rated_days.day,
        licenses.license_type,
        count(*) as license_count,
        sum(coalesce(
            cast(round(licenses.cost_per_month * rated_days.usd_rate, 2) * 100 as bigint), 0
        )) as cents
    from rated_days
    inner join licenses
        on rated_days.account_id = licenses.account_id
        and rated_days.currency = licenses.currency
        and {{ is_in_license_term(
            'rated_days.day', 'licenses.assigned_date', 'licenses.expiry_date'
        ) }}
    group by rated_days.account_id, rated_days.day, licenses.license_type
),

-- Without any costs every license has the same weight.
weighed as (
    select
        account_id,
        day,
        license_type,
        case
            when sum(cents) over (partition by account_id, day) > 0 then cents
            else license_count
        end as weight
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
