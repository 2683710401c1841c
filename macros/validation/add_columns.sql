{# Adds the columns that a source table does not have yet.

   Arguments: table, of graph.sources; columns, {name, definition} of each; before, the names of the
   columns that it has, in lower case. #}
{% macro add_columns(table, columns, before) -%}
    {%- set added = [] -%}
    {%- for column in columns if column.name | lower not in before -%}
        {%- do added.append(api.Column.create(column.name, column.definition)) -%}
    {%- endfor -%}
    {%- if added -%}
        {%- set relation = api.Relation.create(
            target.database, table.schema, table.identifier, type='table'
        ) -%}
        {%- do alter_relation_add_remove_columns(relation, added, none) -%}
    {%- endif -%}
{%- endmacro %}
