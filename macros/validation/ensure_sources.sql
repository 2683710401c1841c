{# At the start of a run: makes the source tables that no load has made yet, so that an empty
   warehouse can be built, and gives raw tables the columns that the contract has gained since the
   last load. Staging names every column, whether a file with it came or not.

   The loader makes the same tables with the same columns. #}
{% macro ensure_sources() -%}
    {%- if execute -%}
    {%- set existing = existing_columns(['raw', 'audit']) -%}
    {%- for table in graph.sources.values() -%}
        {%- set columns = columns_of_source(table) -%}
        {%- set before = existing.get(table.schema ~ '.' ~ table.identifier) -%}
        {%- if before is none and columns -%}
            {%- do create_source(table, columns) -%}
        {%- elif before is not none and table.schema == 'raw' -%}
            {%- do add_columns(table, columns, before) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{# 'schema.table' -> the names of its columns, in lower case. #}
{% macro existing_columns(schemas) -%}
    {%- set existing = {} -%}
    {%- set query -%}
        select concat(table_schema, '.', table_name), lower(column_name)
        from information_schema.columns
        where table_schema in ('{{ schemas | join("', '") }}')
    {%- endset -%}
    {%- for row in run_query(query).rows -%}
        {%- do existing.setdefault(row[0], []).append(row[1]) -%}
    {%- endfor -%}
    {{ return(existing) }}
{%- endmacro %}

{# The columns of a source table as {name, definition}: of a raw table those of its contract, as
   text, and the loader's own; of any other table those whose YAML gives a data_type. #}
{% macro columns_of_source(table) -%}
    {%- set columns = [] -%}
    {%- if table.schema == 'raw' -%}
        {%- for name in contract_of_raw_table(table.identifier) + ['_extra', '_unreadable'] -%}
            {%- do columns.append({'name': name, 'definition': dbt.type_string()}) -%}
        {%- endfor -%}
        {%- for name in ['_load_id', '_row_number'] -%}
            {%- do columns.append({'name': name, 'definition': 'bigint'}) -%}
        {%- endfor -%}
    {%- else -%}
        {%- for column in table.columns.values() if column.data_type -%}
            {%- set words = [column.data_type] + column.config.meta.get('constraints', []) -%}
            {%- do columns.append({'name': column.name, 'definition': words | join(' ')}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(columns) }}
{%- endmacro %}

{% macro create_source(table, columns) -%}
    {%- do adapter.create_schema(api.Relation.create(target.database, table.schema)) -%}
    {%- set definitions = [] -%}
    {%- for column in columns -%}
        {%- do definitions.append(adapter.quote(column.name) ~ ' ' ~ column.definition) -%}
    {%- endfor -%}
    {%- do run_query(
        'create table ' ~ table.schema ~ '.' ~ table.identifier ~ ' (' ~ definitions | join(', ') ~ ')'
    ) -%}
{%- endmacro %}

{# before: the names of the columns that the table has, in lower case. #}
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
