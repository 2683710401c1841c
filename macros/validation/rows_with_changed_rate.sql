{# The rows of the validated model being built whose exchange rate changed since they were
   validated.

   Arguments: currency and day, expressions on its columns. #}
{% macro rows_with_changed_rate(currency, day) -%}
    {%- set rates = ref('si_exchange_rates') -%}
    select validated.*
    from (
        select *, {{ currency }} as rated_currency, {{ day }} as rated_day from {{ this }}
    ) as validated
    left join {{ rates }} as rates
        on validated.rated_currency = rates.currency
        and {{ is_valid_at('rates', 'validated.rated_day') }}
    where validated.usd_rate is distinct from rates.usd_rate
{%- endmacro %}
