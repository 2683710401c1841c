-- One row per billing event whose parts by license type do not add up to its amount, or have
-- another sign than the amount. A part may be 0.
with parts as (
    select
        transaction_id,
        sum(amount) as amount,
        min(amount) as least_amount,
        max(amount) as greatest_amount
    from {{ ref('int_billing_licenses') }}
    group by transaction_id
)

select
    coalesce(facts.transaction_id, parts.transaction_id) as transaction_id,
    facts.amount,
    parts.amount as amount_of_parts,
    parts.least_amount,
    parts.greatest_amount
from {{ ref('go_fact_billing') }} as facts
full outer join parts on facts.transaction_id = parts.transaction_id
where
    facts.amount is distinct from parts.amount
    or (facts.amount >= 0 and parts.least_amount < 0)
    or (facts.amount <= 0 and parts.greatest_amount > 0)
