-- One row per assigned license of any status that ended by silver's last event day, and whether it
-- was renewed. A renewal is another license of the same type and user, assigned from 30 days before
-- to 30 days after the end.
with last_event_day as (
    select last_event_day from {{ ref('int_last_event_day') }}
),

assigned_licenses as (
    select license_id, license_type, assigned_user_id, assigned_date, expiry_date, source_system
    from {{ ref('si_licenses') }}
    where assigned_user_id is not null
),

renewed as (
    select distinct expiring.license_id
    from assigned_licenses as expiring
    inner join assigned_licenses as others
        on expiring.assigned_user_id = others.assigned_user_id
        and expiring.license_type = others.license_type
        and expiring.license_id <> others.license_id
        and others.assigned_date >= {{ dbt.dateadd('day', -30, 'expiring.expiry_date') }}
        and others.assigned_date <= {{ dbt.dateadd('day', 30, 'expiring.expiry_date') }}
)

select
    licenses.license_id,
    licenses.license_type,
    licenses.assigned_user_id,
    licenses.expiry_date,
    case when renewed.license_id is not null then 1 else 0 end as is_renewed,
    licenses.source_system
from assigned_licenses as licenses
inner join last_event_day on licenses.expiry_date <= last_event_day.last_event_day
left join renewed on licenses.license_id = renewed.license_id
