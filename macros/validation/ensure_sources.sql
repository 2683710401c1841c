{# At the start of a run: creates the source tables that no load has created yet, so that an empty
   warehouse can be built, and adds to raw tables the columns that the contract has gained since the
   last load. Staging names every column, whether a file had it or not.

   The loader creates the same tables with the same columns. #}
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
