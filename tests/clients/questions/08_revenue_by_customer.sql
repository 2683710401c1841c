-- What did each person and account pay, in which currency, and what is it in dollars?
select
    charge.account_id,
    charge.currency,
    payer.email as payer_email,
    count(*) as charges,
    sum(charge.amount_in_currency) as amount_in_currency,
    sum(charge.amount) as amount_in_dollars,
    min(charge.event_date) as first_charge,
    max(charge.billing_period_end) as paid_until
from gold.go_fact_billing as charge
left join gold.go_dim_user as payer on charge.user_key = payer.user_key
group by charge.account_id, charge.currency, payer.email
order by charge.account_id, charge.currency, payer.email
