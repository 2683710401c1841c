{# The rows of the judged model being built for which another exchange rate holds than when they were judged.

   Arguments: currency and day, expressions on its columns. #}
{% macro rows_with_another_rate(currency, day) -%}
    {%- set rates = ref('si_exchange_rates') -%}
    select judged.*
    from (select *, {{ currency }} as rated_currency, {{ day }} as rated_day from {{ this }}) as judged
    left join {{ rates }} as rates
        on judged.rated_currency = rates.currency and {{ is_valid_at('rates', 'judged.rated_day') }}
    where judged.usd_rate is distinct from rates.usd_rate
{%- endmacro %}
