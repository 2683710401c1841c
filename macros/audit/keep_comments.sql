{# At the end of a run: writes the descriptions of tables and columns to the catalogue of the
   warehouse, where they differ. For the schemas that people read: gold, marts, audit. #}
{% macro keep_comments() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {{ return(adapter.dispatch('keep_comments', 'zoom_analytics')()) }}
    {%- endif -%}
{%- endmacro %}

{% macro default__keep_comments() -%}
    {%- set kept = kept_comments(['gold', 'marts', 'audit']) -%}
    {%- set statements = [] -%}
    {%- set described = (graph.nodes.values() | list) + (graph.sources.values() | list) -%}
    {%- for node in described if node.schema in ['gold', 'marts', 'audit'] and node.resource_type in ['model', 'source'] -%}
        {%- set relation = node.schema ~ '.' ~ (node.identifier or node.alias) -%}
        {%- set before = kept.get(relation, {'columns': {}}) -%}
        {%- if before.kind and before.comment != node.description | trim -%}
            {%- do statements.append('comment on ' ~ before.kind ~ ' ' ~ relation ~ ' is ' ~ sql_text(node.description | trim)) -%}
        {%- endif -%}
        {%- for column in node.columns.values() if column.name in before.columns -%}
            {%- if column.description and before.columns[column.name] != column.description | trim -%}
                {%- do statements.append(
                    'comment on column ' ~ relation ~ '.' ~ adapter.quote(column.name) ~ ' is ' ~ sql_text(column.description | trim)
                ) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ statements | join(';\n') }}
{%- endmacro %}

{% macro spark__keep_comments() -%} {%- endmacro %}

{# 'schema.table' -> {kind: table or view, comment, columns: {name: comment}}. #}
{% macro kept_comments(schemas) -%}
    {%- set kept = {} -%}
    {%- set query -%}
        select schema_name, table_name, kind, comment, column_name, column_comment
        from (
            select schema_name, table_name, 'table' as kind, comment from duckdb_tables()
            union all
            select schema_name, view_name, 'view' as kind, comment from duckdb_views()
        )
        inner join (
            select schema_name, table_name, column_name, comment as column_comment from duckdb_columns()
            where database_name = current_database()
        ) using (schema_name, table_name)
        where schema_name in ('{{ schemas | join("', '") }}')
    {%- endset -%}
    {%- for row in run_query(query).rows -%}
        {%- set relation = kept.setdefault(row[0] ~ '.' ~ row[1], {'kind': row[2], 'comment': row[3], 'columns': {}}) -%}
        {%- do relation.columns.update({row[4]: row[5]}) -%}
    {%- endfor -%}
    {{ return(kept) }}
{%- endmacro %}
