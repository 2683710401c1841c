-- One row per KPI: its question, formula and sources. Read from the YAML.
{%- set rows = [] %}
{%- for code, kpi in kpi_definitions().items() | sort %}
{%- do rows.append({
    'kpi_code': sql_text_or_null(code),
    'kpi_name': sql_text_or_null(kpi.name),
    'question': sql_text_or_null(kpi.question),
    'formula': sql_text_or_null(kpi.formula),
    'source_feeds': sql_text_or_null(kpi.feeds),
    'seed_document': sql_text_or_null(code.split('-')[0]),
    'seed_number': code.split('-')[1] | replace('R', '') | int,
    'unit': sql_text_or_null(kpi.unit),
    'scale': kpi_scale(kpi),
    'is_additive': kpi.adds_up == 'value',
    'parts_are_additive': kpi.adds_up in ['value', 'parts'],
    'period_types': sql_text_or_null(kpi_period_types(kpi) | join(', ')),
    'dimension': sql_text_or_null(kpi.get('dimension')),
    'has_total': kpi.get('dimension') is none or kpi.get('has_total', false),
    'is_carried': kpi.get('is_carried', false),
    'while_running': sql_text_or_null(kpi_while_running(kpi)),
    'in_semantic_layer': kpi.get('no_metric_because') is none,
    'why_not_in_semantic_layer': sql_text_or_null(kpi.get('no_metric_because')),
    'computed_by': sql_text_or_null(kpi.computed_by)
}) %}
{%- endfor %}
with declared as (
    {{ literal_rows(rows) }}
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
