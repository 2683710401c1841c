-- One row per period and license type, from the first license of the type on: the licenses in force
-- on the period's last calendar day, even if it is in the future. Not additive over periods.
with licenses as (
    select license_type, assigned_user_id, assigned_date, expiry_date
    from {{ ref('si_licenses') }}
    where {{ has_license_term('status') }}
),

in_force as (
    {{ totals_in_force('licenses', 'assigned_date', 'expiry_date', {
        'license_count': '1',
        'assigned_license_count': 'case when assigned_user_id is not null then 1 else 0 end',
    }, by=['license_type']) }}
)

select period_type, period_start, license_type, license_count, assigned_license_count
from in_force
