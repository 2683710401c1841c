{# The contract of a feed, from the YAML of si_<feed>: {columns, meta}. A unit test sees no other
   node of the project and reads the table that keep_contracts wrote at the start of the run. #}
{% macro contract_of(feed) -%}
    {%- if not graph.nodes -%}
        {%- set kept = run_query(
            "select contract from audit.feed_contracts where feed = '" ~ feed ~ "'"
        ) -%}
        {%- if kept | length -%} {{ return(fromjson(kept.rows[0][0])) }} {%- endif -%}
    {%- endif -%}
    {%- set node = (graph.nodes or {}).get('model.zoom_analytics.si_' ~ feed) -%}
    {%- if not node -%}
        {{ exceptions.raise_compiler_error(
            "'" ~ feed ~ "' is not a feed: there is no model si_" ~ feed
        ) }}
    {%- endif -%}
    {%- set columns = [] -%}
    {%- for column in node.columns.values() if column.meta.need -%}
        {%- do columns.append(dict(column.meta, name=column.name)) -%}
    {%- endfor -%}
    {{ return({'columns': columns, 'meta': node.config.meta}) }}
{%- endmacro %}
