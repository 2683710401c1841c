-- One row per month and Active account with both license counts, as of the end of the month (or of
-- silver's last event day, if that is earlier).
with months as (
    select period_start, as_of_day
    from {{ ref('int_periods') }}
    where period_type = 'Monthly'
),

versions as (
    {{ row_versions('accounts', [
        'account_id', 'status', 'used_licenses', 'max_licenses', 'created_date', 'source_system'
    ]) }}
),

-- A version of midnight belongs to the day that begins. An account counts from its creation or its
-- first version, whichever is earlier.
days as (
    select
        versions.*,
        cast(
            coalesce(valid_from, least(updated_at, coalesce(created_date, updated_at))) as date
        ) as first_day,
        cast(valid_to as date) as next_first_day
    from versions
)

select
    days.account_id,
    months.period_start,
    days.used_licenses,
    days.max_licenses,
    days.source_system
from months
inner join days
    on months.as_of_day >= days.first_day
    and (days.next_first_day is null or months.as_of_day < days.next_first_day)
where
    days.status = 'Active'
    and days.used_licenses is not null
    and days.max_licenses is not null
