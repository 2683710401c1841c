-- One row per completed billing event: the type of the license that was in force for its user on its day, 'Unlicensed' where none was.
-- Of several, the one assigned last, then the greatest license_id: the user's primary license.
with billing as (
    select transaction_id, user_id, event_date, amount, source_system
    from {{ ref('go_fact_billing') }}
),

licenses as (
    select license_id, license_type, assigned_user_id, start_date, end_date
    from {{ ref('go_fact_license_utilization') }}
    where license_status in ('Active', 'Expired')
),

held as (
    select
        billing.transaction_id,
        licenses.license_type,
        row_number() over (
            partition by billing.transaction_id order by licenses.start_date desc, cast(licenses.license_id as {{ dbt.type_string() }}) desc
        ) as standing
    from billing
    inner join licenses
        on billing.user_id = licenses.assigned_user_id
        and billing.event_date >= licenses.start_date
        and (licenses.end_date is null or billing.event_date <= licenses.end_date)
)

select
    billing.transaction_id,
    billing.user_id,
    billing.event_date,
    coalesce(held.license_type, 'Unlicensed') as license_type,
    billing.amount,
    billing.source_system
from billing
left join held on billing.transaction_id = held.transaction_id and held.standing = 1
