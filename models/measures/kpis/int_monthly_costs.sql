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

costs as (
    {{ totals_in_force(
        'licenses', 'assigned_date', 'expiry_date', {'cost': 'cost_per_month'},
        by=['currency'], on_any_day=true, periods=['Monthly']
    ) }}
)

select
    months.period_start,
    coalesce(sum(cast(costs.cost as decimal(18, 2)) * rates.usd_rate), 0) as cost_usd
from months
left join costs on months.period_start = costs.period_start
left join {{ ref('si_exchange_rates') }} as rates
    on costs.currency = rates.currency and {{ is_valid_at('rates', 'costs.period_start') }}
group by months.period_start
