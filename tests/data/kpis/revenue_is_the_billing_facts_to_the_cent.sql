-- One row per month in which the revenue of the KPIs differs from that of Go_Fact_Billing, to the
-- cent.
with facts as (
    select
        cast({{ dbt.date_trunc('month', 'event_date') }} as date) as period_start,
        sum(amount) as amount
    from {{ ref('go_fact_billing') }}
    group by cast({{ dbt.date_trunc('month', 'event_date') }} as date)
),

kpis as (
    select
        period_start,
        sum(
            case when kpi_code = '000-22' then cast(numerator as decimal(28, 4)) else 0 end
        ) as revenue,
        sum(
            case when kpi_code = '001-14' then cast(numerator as decimal(28, 4)) else 0 end
        ) as revenue_of_license_types
    from {{ ref('kpi_values') }}
    where kpi_code in ('000-22', '001-14')
    group by period_start
)

select
    coalesce(facts.period_start, kpis.period_start) as period_start,
    facts.amount,
    kpis.revenue,
    kpis.revenue_of_license_types
from facts
full outer join kpis on facts.period_start = kpis.period_start
where
    coalesce(facts.amount, 0) <> coalesce(kpis.revenue, 0)
    or coalesce(facts.amount, 0) <> coalesce(kpis.revenue_of_license_types, 0)
