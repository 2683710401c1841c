-- One row per delivered row of the feed licenses, with its status.
with delivered as (
    {{ delivered_rows('licenses', reconsider=rows_with_changed_rate(
        "coalesce(currency, 'USD')", "cast(date_trunc('month', assigned_date) as date)"
    )) }}
),

-- A cost with an invalid currency is unknown.
costs_known as (
    select
        {{ columns_of_feed('licenses', without=['cost_per_month']) }},
        case
            when not coalesce(typing_warnings like '%Z104:currency%', false) then cost_per_month
        end as cost_per_month
    from delivered
),

-- A rate stays valid until the next one, so the first month in force decides whether costs are
-- unknown.
first_month_rated as (
    select
        costs_known.*,
        rates.usd_rate
    from costs_known
    left join {{ ref('si_exchange_rates') }} as rates
        on coalesce(costs_known.currency, 'USD') = rates.currency
        and {{ is_valid_at(
            'rates', "cast(date_trunc('month', costs_known.assigned_date) as date)"
        ) }}
),

{{ validate('licenses', from='first_month_rated', references=['users', 'accounts']) }}
