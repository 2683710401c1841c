-- One row per license KPI, period and license type.
with account_licenses as (
    select * from {{ ref('int_account_licenses') }}
),

licenses_in_force as (
    select
        period_type,
        period_start,
        license_type as dimension_value,
        license_count,
        assigned_license_count
    from {{ ref('int_licenses_in_force') }}
),

expired_licenses as (
    select * from {{ ref('int_expired_licenses') }}
),

utilization as (
    {{ measures_by_period('account_licenses', 'period_start', {
        'used_licenses': 'sum(used_licenses)',
        'max_licenses': 'sum(max_licenses)',
    }, periods=['Monthly']) }}
),

expirations as (
    {{ measures_by_period('expired_licenses', 'expiry_date', {
        'license_count': 'count(*)',
        'renewed_count': 'sum(is_renewed)',
    }, by={'dimension_value': 'license_type'}, periods=['Monthly']) }}
)

{{ kpi_rows('000-21', 'utilization', 'used_licenses', 'max_licenses') }}
union all
{{ kpi_rows('001-15', 'licenses_in_force', 'assigned_license_count', 'license_count') }}
union all
{{ kpi_rows('001-16', 'expirations', 'license_count') }}
union all
{{ kpi_rows('001-16R', 'expirations', 'renewed_count', 'license_count') }}
