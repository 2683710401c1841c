-- One row per revenue event and license type with a share in it: the share in US dollars. An event
-- with a user belongs to the license in force for the user on that day; of several licenses, to the
-- one assigned last, then to the greatest license_id. An event with only an account is divided to
-- the cent (docs/specification/money.md, "Revenue of accounts").
with billing as (
    select transaction_id, user_id, own_user_id, account_id, event_date, amount, source_system
    from {{ ref('go_fact_billing') }}
),

licenses as (
    select license_id, license_type, assigned_user_id, start_date, end_date
    from {{ ref('go_fact_license_utilization') }}
    where {{ has_license_term('license_status') }}
),

held as (
    select
        billing.transaction_id,
        licenses.license_type,
        row_number() over (
            partition by billing.transaction_id
            order by
                licenses.start_date desc,
                cast(licenses.license_id as {{ dbt.type_string() }}) desc
        ) as rank
    from billing
    inner join licenses
        on billing.own_user_id = licenses.assigned_user_id
        and {{ is_in_license_term(
            'billing.event_date', 'licenses.start_date', 'licenses.end_date'
        ) }}
),

-- In whole cents without their sign. Without a license in force the account's own type gets all.
weighed as (
    select
        billing.transaction_id,
        billing.amount,
        cast(abs(billing.amount) * 100 as decimal(18, 0)) as cents,
        coalesce(weights.license_type, accounts.account_type, 'Unlicensed') as license_type,
        coalesce(weights.weight, 1) as weight,
        coalesce(weights.weight_of_all, 1) as weight_of_all
    from billing
    left join {{ ref('int_account_license_weights') }} as weights
        on billing.account_id = weights.account_id and billing.event_date = weights.day
    left join {{ ref('si_accounts') }} as accounts on billing.account_id = accounts.account_id
    where billing.own_user_id is null
),

cut_off as (
    select
        weighed.*,
        cast(
            {{ whole_quotient('cents * weight', 'weight_of_all') }} as decimal(18, 0)
        ) as whole_cents
    from weighed
),

-- Each remaining cent goes to the next largest remainder; ties by name.
lined_up as (
    select
        transaction_id,
        license_type,
        amount,
        whole_cents,
        cents - sum(whole_cents) over (partition by transaction_id) as cents_left,
        row_number() over (
            partition by transaction_id
            order by cents * weight - whole_cents * weight_of_all desc, license_type
        ) as place
    from cut_off
),

parts as (
    select
        transaction_id,
        license_type,
        cast(
            (whole_cents + case when place <= cents_left then 1 else 0 end)
            * case when amount < 0 then -0.01 else 0.01 end
            as decimal(10, 2)
        ) as amount
    from lined_up
    union all
    select
        billing.transaction_id,
        coalesce(held.license_type, 'Unlicensed') as license_type,
        billing.amount
    from billing
    left join held on billing.transaction_id = held.transaction_id and held.rank = 1
    where billing.own_user_id is not null
)

select
    parts.transaction_id,
    billing.user_id,
    billing.event_date,
    parts.license_type,
    parts.amount,
    billing.source_system
from parts
inner join billing on parts.transaction_id = billing.transaction_id
