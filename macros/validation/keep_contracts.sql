{# At the start of a run: writes the contract of each feed, as JSON, to audit.feed_contracts, where
   unit tests find it. #}
{% macro keep_contracts() -%}
    {%- if execute -%}
    {%- set kept = [] -%}
    {%- for node in graph.nodes.values()
        if node.resource_type == 'model' and node.config.meta.get('feed') -%}
        {%- set feed = node.config.meta.feed -%}
        {%- do kept.append(
            "select '" ~ feed ~ "' as feed, " ~ sql_text(tojson(contract_of(feed))) ~ " as contract"
        ) -%}
    {%- endfor -%}
    create or replace table audit.feed_contracts as
    {{ kept | join(' union all ') }}
    {%- endif -%}
{%- endmacro %}
