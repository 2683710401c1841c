-- One row per column of gold, marts and the classified audit models: whether it is personal and how
-- it is masked. Read from the YAML.
{%- set classified_nodes = [] %}
{%- set models = (graph.nodes or {}).values() | selectattr('resource_type', 'equalto', 'model') %}
{%- for node in models | sort(attribute='name') %}
{%- set is_classified = node.schema == 'audit' and node.config.meta.get('classification') %}
{%- if node.schema in ['gold', 'marts'] or is_classified %}
{%- do classified_nodes.append(node) %}
{%- endif %}
{%- endfor %}
with classified as (
    {%- for node in classified_nodes %}
    {%- set is_first_node = loop.first %}
    {%- for column in node.columns.values() %}
    {%- set class = column_class(node, column.name) %}
    {{ 'union all' if not (is_first_node and loop.first) }}
    select
        {{ sql_text_or_null(node.schema) }} as schema_name,
        {{ sql_text_or_null(node.name) }} as table_name,
        {{ sql_text_or_null(column.name) }} as column_name,
        {{ loop.index }} as column_position,
        {{ sql_text_or_null(class.classification) }} as classification,
        {{ class.is_personal }} as is_personal,
        {{ sql_text_or_null(class.masking) }} as masking,
        {{ sql_text_or_null(class.inherited_from) }} as inherited_from,
        {{ sql_text_or_null(column.description) }} as description
    {%- endfor %}
    {%- endfor %}
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
