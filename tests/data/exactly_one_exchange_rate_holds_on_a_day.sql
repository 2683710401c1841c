-- One row per exchange rate that does not end where the next one of its currency begins, or that is
-- valid on no day.
with rates as (
    select
        currency,
        valid_from,
        valid_to,
        lead(valid_from) over (
            partition by currency order by valid_from, valid_to nulls last
        ) as next_valid_from
    from {{ ref('si_exchange_rates') }}
)

select * from rates
where valid_to is distinct from next_valid_from or valid_to <= valid_from
