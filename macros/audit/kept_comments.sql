{# The comments in the warehouse: 'schema.table' to {kind: table or view, comment, columns: {name:
   comment}}. #}
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
            select schema_name, table_name, column_name, comment as column_comment
            from duckdb_columns()
            where database_name = current_database()
        ) using (schema_name, table_name)
        where schema_name in ('{{ schemas | join("', '") }}')
    {%- endset -%}
    {%- for row in run_query(query).rows -%}
        {%- set relation = kept.setdefault(
            row[0] ~ '.' ~ row[1], {'kind': row[2], 'comment': row[3], 'columns': {}}
        ) -%}
        {%- do relation.columns.update({row[4]: row[5]}) -%}
    {%- endfor -%}
    {{ return(kept) }}
{%- endmacro %}
