-- One row per billing event with status Completed or Refunded, in US dollars. A refunded charge
-- stays, because its refund is an event of its own with a negative amount.
with changed as (
    select transaction_id
    from {{ ref('changed_billing') }}
    where {{ since_last_build('changed_at') }}
    {% if is_incremental() -%}
    union
    {{ facts_with_outdated_user_names('transaction_id') }}
    {%- endif %}
),

billing_events as (
    select *
    from {{ ref('si_billing_events') }}
    where status in ('Completed', 'Refunded') and {{ is_changed('transaction_id') }}
)

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
    billing_events.billing_period_end,
    billing_events.status as billing_status,
    billing_events.user_id as own_user_id
from billing_events
inner join {{ ref('int_billing_users') }} as billing_users
    on billing_events.transaction_id = billing_users.transaction_id
left join {{ ref('go_dim_user') }} as users
    on {{ is_user_version_at('users', 'billing_users.user_id', 'billing_events.transaction_date') }}
{{ tombstone_rows('billing_key', of='transaction_id', computed='billing_events') }}
