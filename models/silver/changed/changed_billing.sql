-- One row per billing event and change of what go_fact_billing shows of it: its own rows, its user,
-- its account, the account's admin.
select
    transaction_id,
    validated_at as changed_at
from {{ ref('validated_billing_events') }}
where transaction_id is not null
union all
select
    billing_events.transaction_id,
    users.validated_at as changed_at
from {{ ref('si_billing_events') }} as billing_events
inner join {{ ref('validated_users') }} as users on billing_events.user_id = users.user_id
union all
select
    billing_events.transaction_id,
    accounts.validated_at as changed_at
from {{ ref('si_billing_events') }} as billing_events
inner join {{ ref('validated_accounts') }} as accounts
    on billing_events.account_id = accounts.account_id
union all
-- An event without a user counts for the admin of its account.
select
    billing_events.transaction_id,
    admins.validated_at as changed_at
from {{ ref('si_billing_events') }} as billing_events
inner join {{ ref('si_accounts') }} as accounts on billing_events.account_id = accounts.account_id
inner join {{ ref('validated_users') }} as admins on accounts.admin_user_id = admins.user_id
where billing_events.user_id is null
