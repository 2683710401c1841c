{# Creates a source table. Arguments: table, of graph.sources; columns, {name, definition} of each.
   #}
{% macro create_source(table, columns) -%}
    {%- do adapter.create_schema(api.Relation.create(target.database, table.schema)) -%}
    {%- set definitions = [] -%}
    {%- for column in columns -%}
        {%- do definitions.append(adapter.quote(column.name) ~ ' ' ~ column.definition) -%}
    {%- endfor -%}
    {%- do run_query(
        'create table ' ~ table.schema ~ '.' ~ table.identifier
        ~ ' (' ~ definitions | join(', ') ~ ')'
    ) -%}
{%- endmacro %}
