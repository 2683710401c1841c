-- One row per billing event of status Completed, in US dollars.
select
    users.user_name,
    billing_events.event_type,
    cast(billing_events.amount_usd as decimal(10, 2)) as amount,
    cast(billing_events.transaction_date as date) as event_date,
    {{ gold_dates_and_source('billing_events.source_system') }},
    {{ hash_key(['billing_events.transaction_id']) }} as billing_key,
    users.user_key,
    {{ hash_key(['billing_events.event_type']) }} as billing_event_type_key,
    billing_events.transaction_id,
    billing_users.user_id,
    billing_events.account_id,
    billing_events.amount as amount_in_currency,
    billing_events.currency,
    billing_events.billing_period_start,
    billing_events.billing_period_end
from {{ ref('si_billing_events') }} as billing_events
inner join {{ ref('int_billing_users') }} as billing_users
    on billing_events.transaction_id = billing_users.transaction_id
left join {{ ref('go_dim_user') }} as users
    on {{ is_user_version_at('users', 'billing_users.user_id', 'billing_events.transaction_date') }}
where billing_events.status = 'Completed'
