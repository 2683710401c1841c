-- One row per billing event: its user, else the admin of its account if that is an accepted user.
select
    billing_events.transaction_id,
    coalesce(billing_events.user_id, admins.user_id) as user_id
from {{ ref('si_billing_events') }} as billing_events
left join {{ ref('si_accounts') }} as accounts on billing_events.account_id = accounts.account_id
left join {{ ref('si_users') }} as admins on accounts.admin_user_id = admins.user_id
