-- One row per Active account with both counts of licenses, as they stand now: stated on silver's last event day.
select
    accounts.account_id,
    last_event_day.last_event_day as stated_on,
    accounts.used_licenses,
    accounts.max_licenses,
    accounts.source_system
from {{ ref('si_accounts') }} as accounts
cross join {{ ref('int_last_event_day') }} as last_event_day
where
    accounts.status = 'Active'
    and accounts.used_licenses is not null
    and accounts.max_licenses is not null
    and last_event_day.last_event_day is not null
