-- One row per column of gold, marts and the classified audit models: whether it is personal and how
-- it is masked. Read from the YAML.
{%- set rows = [] %}
{%- set models = (graph.nodes or {}).values() | selectattr('resource_type', 'equalto', 'model') %}
{%- for node in models | sort(attribute='name') %}
{%- set is_classified = node.schema == 'audit' and node.config.meta.get('classification') %}
{%- if node.schema in ['gold', 'marts'] or is_classified %}
{%- for column in node.columns.values() %}
{%- set class = column_class(node, column.name) %}
{%- do rows.append({
    'schema_name': sql_text_or_null(node.schema),
    'table_name': sql_text_or_null(node.name),
    'column_name': sql_text_or_null(column.name),
    'column_position': loop.index,
    'classification': sql_text_or_null(class.classification),
    'is_personal': class.is_personal,
    'masking': sql_text_or_null(class.masking),
    'inherited_from': sql_text_or_null(class.inherited_from),
    'description': sql_text_or_null(column.description)
}) %}
{%- endfor %}
{%- endif %}
{%- endfor %}
with classified as (
    {{ literal_rows(rows) }}
)

select
    cast(schema_name as {{ dbt.type_string() }}) as schema_name,
    cast(table_name as {{ dbt.type_string() }}) as table_name,
    cast(column_name as {{ dbt.type_string() }}) as column_name,
    cast(column_position as integer) as column_position,
    cast(classification as {{ dbt.type_string() }}) as classification,
    is_personal,
    cast(masking as {{ dbt.type_string() }}) as masking,
    cast(inherited_from as {{ dbt.type_string() }}) as inherited_from,
    cast(description as {{ dbt.type_string() }}) as description
from classified
