-- One row per wanted KPI, slice and period on the page. slice_kind: 'total'; 'value', one of the
-- largest of its dimension, ranked; 'rest', all others combined, if they can be added up.
-- $codes, $values: the KPIs and their numbers of values of the dimension; $Daily, $Weekly,
-- $Monthly: numbers of periods; $rest: name of the rest.
with wanted as (
    select unnest($codes) as kpi_code, unnest($values) as value_count
),

figures as (
    select * from all_figures where kpi_code in (select kpi_code from wanted)
),

newest as (
    select period_type, max(period_start) as last_start from figures group by period_type
),

kept as (
    select figures.*
    from figures
    inner join newest using (period_type)
    where figures.period_start > case period_type
        when 'Daily' then newest.last_start - to_days($Daily)
        when 'Weekly' then newest.last_start - to_days($Weekly * 7)
        else newest.last_start - to_months($Monthly)
    end
),

-- ranked by what is counted over all period types, so that all of them show the same values
ranked as (
    select
        kpi_code, dimension_value,
        row_number() over (
            partition by kpi_code
            order by sum(abs(coalesce(numerator, kpi_value))) desc, dimension_value
        ) as place
    from kept
    where dimension <> 'all'
    group by kpi_code, dimension_value
),

placed as (
    select
        kept.*,
        definitions.adds_up,
        definitions.scale,
        coalesce(ranked.place, 0) as place,
        wanted.value_count
    from kept
    inner join wanted using (kpi_code)
    inner join definitions using (kpi_code)
    left join ranked
        on kept.kpi_code = ranked.kpi_code
        and kept.dimension <> 'all'
        and kept.dimension_value = ranked.dimension_value
),

shown as (
    select
        kpi_code, case place when 0 then 'total' else 'value' end as slice_kind,
        place as slice_rank, dimension_value as slice, period_type, period_start,
        numerator, denominator, kpi_value
    from placed
    where place <= value_count
    union all
    select
        kpi_code, 'rest', value_count + 1, $rest, period_type, period_start,
        sum(numerator), sum(denominator),
        case
            when count(denominator) = 0 then sum(numerator)
            else sum(numerator) / nullif(sum(denominator), 0) * any_value(scale)
        end
    from placed
    where place > value_count and value_count > 0 and adds_up <> 'nothing'
    group by kpi_code, value_count, period_type, period_start
)

select
    kpi_code, slice_kind, slice_rank, slice, period_type, period_start, numerator, denominator,
    kpi_value
from shown
order by kpi_code, slice_rank, period_type, period_start
