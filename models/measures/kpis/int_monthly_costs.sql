-- One row per month of the calendar: the costs of the licenses in force in it, in US dollars at the
-- rate of its first day.
with months as (
    select period_start
    from {{ ref('int_periods') }}
    where period_type = 'Monthly'
),

licenses as (
    select coalesce(currency, 'USD') as currency, cost_per_month, assigned_date, expiry_date
    from {{ ref('si_licenses') }}
    where {{ has_license_term('status') }} and cost_per_month is not null
),

-- A license adds its costs where it begins and takes them away in the month after its end. This
-- avoids a join of licenses with months.
changes as (
    select
        {{ period_start('Monthly', 'assigned_date') }} as period_start,
        currency,
        cost_per_month as change
    from licenses
    union all
    select
        {{ next_period_start('Monthly', period_start('Monthly', 'expiry_date')) }} as period_start,
        currency,
        -cost_per_month as change
    from licenses
    where expiry_date is not null
),

changes_of_month as (
    select period_start, currency, sum(change) as change
    from changes
    group by period_start, currency
),

costs as (
    select
        months.period_start,
        currencies.currency,
        cast(
            sum(coalesce(changes_of_month.change, 0)) over (
                partition by currencies.currency order by months.period_start
                rows between unbounded preceding and current row
            ) as decimal(18, 2)
        ) as cost
    from months
    cross join (select distinct currency from licenses) as currencies
    left join changes_of_month
        on months.period_start = changes_of_month.period_start
        and currencies.currency = changes_of_month.currency
)

select
    months.period_start,
    coalesce(sum(costs.cost * rates.usd_rate), 0) as cost_usd
from months
left join costs on months.period_start = costs.period_start
left join {{ ref('si_exchange_rates') }} as rates
    on costs.currency = rates.currency and {{ is_valid_at('rates', 'costs.period_start') }}
group by months.period_start
