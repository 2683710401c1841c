{# At the end of a run: writes changed descriptions of tables and columns as comments to the
   warehouse, for the schemas that people read: gold, marts, audit. #}
{% macro keep_comments() -%}
    {%- if execute and flags.WHICH in ['build', 'run'] -%}
        {{ return(adapter.dispatch('keep_comments', 'zoom_analytics')()) }}
    {%- endif -%}
{%- endmacro %}

{% macro default__keep_comments() -%}
    {%- set kept = kept_comments(['gold', 'marts', 'audit']) -%}
    {%- set statements = [] -%}
    {%- set described = (graph.nodes.values() | list) + (graph.sources.values() | list) -%}
    {%- for node in described
        if node.schema in ['gold', 'marts', 'audit']
        and node.resource_type in ['model', 'source'] -%}
        {%- set relation = node.schema ~ '.' ~ (node.identifier or node.alias) -%}
        {%- set before = kept.get(relation, {'columns': {}}) -%}
        {%- if before.kind and before.comment != node.description | trim -%}
            {%- do statements.append(
                'comment on ' ~ before.kind ~ ' ' ~ relation ~ ' is '
                ~ sql_text(node.description | trim)
            ) -%}
        {%- endif -%}
        {%- for column in node.columns.values() if column.name in before.columns -%}
            {%- if column.description
                and before.columns[column.name] != column.description | trim -%}
                {%- do statements.append(
                    'comment on column ' ~ relation ~ '.' ~ adapter.quote(column.name) ~ ' is '
                    ~ sql_text(column.description | trim)
                ) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ statements | join(';\n') }}
{%- endmacro %}

{% macro spark__keep_comments() -%} {%- endmacro %}
