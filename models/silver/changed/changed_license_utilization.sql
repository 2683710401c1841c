-- One row per license and change of what go_fact_license_utilization shows of it: its own rows, its
-- user.
select
    license_id,
    validated_at as changed_at
from {{ ref('validated_licenses') }}
where license_id is not null
union all
select
    licenses.license_id,
    users.validated_at as changed_at
from {{ ref('si_licenses') }} as licenses
inner join {{ ref('validated_users') }} as users on licenses.assigned_user_id = users.user_id
