-- One row per KPI: its question, formula and sources. Read from the YAML.
with declared as (
    {%- for code, kpi in kpi_definitions().items() | sort %}
    {{ 'union all' if not loop.first }}
    select
        {{ sql_text_or_null(code) }} as kpi_code,
        {{ sql_text_or_null(kpi.name) }} as kpi_name,
        {{ sql_text_or_null(kpi.question) }} as question,
        {{ sql_text_or_null(kpi.formula) }} as formula,
        {{ sql_text_or_null(kpi.feeds) }} as source_feeds,
        {{ sql_text_or_null(code.split('-')[0]) }} as seed_document,
        {{ code.split('-')[1] | replace('R', '') | int }} as seed_number,
        {{ sql_text_or_null(kpi.unit) }} as unit,
        {{ kpi_scale(kpi) }} as scale,
        {{ kpi.adds_up == 'value' }} as is_additive,
        {{ kpi.adds_up in ['value', 'parts'] }} as parts_are_additive,
        {{ sql_text_or_null(kpi_period_types(kpi) | join(', ')) }} as period_types,
        {{ sql_text_or_null(kpi.get('dimension')) }} as dimension,
        {{ kpi.get('dimension') is none or kpi.get('has_total', false) }} as has_total,
        {{ kpi.get('is_carried', false) }} as is_carried,
        {{ sql_text_or_null(kpi_while_running(kpi)) }} as while_running,
        {{ kpi.get('no_metric_because') is none }} as in_semantic_layer,
        {{ sql_text_or_null(kpi.get('no_metric_because')) }} as why_not_in_semantic_layer,
        {{ sql_text_or_null(kpi.computed_by) }} as computed_by
    {%- endfor %}
)

select
    cast(kpi_code as {{ dbt.type_string() }}) as kpi_code,
    cast(kpi_name as {{ dbt.type_string() }}) as kpi_name,
    cast(question as {{ dbt.type_string() }}) as question,
    cast(formula as {{ dbt.type_string() }}) as formula,
    cast(source_feeds as {{ dbt.type_string() }}) as source_feeds,
    cast(seed_document as {{ dbt.type_string() }}) as seed_document,
    cast(seed_number as integer) as seed_number,
    cast(unit as {{ dbt.type_string() }}) as unit,
    cast(scale as integer) as scale,
    is_additive,
    parts_are_additive,
    cast(period_types as {{ dbt.type_string() }}) as period_types,
    cast(dimension as {{ dbt.type_string() }}) as dimension,
    has_total,
    is_carried,
    cast(while_running as {{ dbt.type_string() }}) as while_running,
    in_semantic_layer,
    cast(why_not_in_semantic_layer as {{ dbt.type_string() }}) as why_not_in_semantic_layer,
    cast(computed_by as {{ dbt.type_string() }}) as computed_by
from declared
