-- One row per delivered exchange rate.
with delivered as (
    select * from {{ source('reference', 'exchange_rates') }}
),

{{ typed_rows('exchange_rates', from='delivered') }}
