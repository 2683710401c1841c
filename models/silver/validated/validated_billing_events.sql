-- One row per delivered row of the feed billing_events, with its status.
with delivered as (
    {{ delivered_rows('billing_events', reconsider=rows_with_changed_rate(
        "currency", "cast(transaction_date as date)"
    )) }}
),

refunds_negative as (
    select
        {{ columns_of_feed('billing_events', without=['amount']) }},
        case when event_type = 'Refund' then -abs(amount) else amount end as amount
    from delivered
),

in_usd as (
    select
        refunds_negative.*,
        rates.usd_rate,
        round(refunds_negative.amount * rates.usd_rate, 2) as amount_usd
    from refunds_negative
    left join {{ ref('si_exchange_rates') }} as rates
        on refunds_negative.currency = rates.currency
        and {{ is_valid_at('rates', 'cast(refunds_negative.transaction_date as date)') }}
),

{{ validate('billing_events', from='in_usd', references=['accounts', 'users']) }}
