-- One row per currency and span of days with one rate to the US dollar.
with landed as (
    select
        currency,
        valid_from,
        usd_rate,
        row_number() over (
            partition by currency, valid_from order by {{ loaded_last('rates') }}
        ) as rank
    from {{ ref('stg_reference__exchange_rates') }} as rates
    where typing_errors is null
),

rates as (
    select currency, valid_from, usd_rate from landed where rank = 1
    union all
    select currency, valid_from, usd_rate from {{ ref('exchange_rates') }}
    where not exists (select 1 from landed)
)

select
    currency,
    valid_from,
    usd_rate,
    lead(valid_from) over (partition by currency order by valid_from) as valid_to
from rates
where currency <> 'USD'
union all
select
    'USD' as currency,
    date '0001-01-01' as valid_from,
    cast(1 as {{ physical_type('decimal(28,12)') }}) as usd_rate,
    cast(null as date) as valid_to
