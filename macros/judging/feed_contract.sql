{# The contract of a feed: the columns of the model si_<feed> whose meta says a need, as they stand in its YAML.

   Returns a list of {name, type, need, ref, orphan, min, max, future_ok, personal}; empty while dbt parses. #}
{% macro feed_contract(feed) -%}
    {%- set columns = [] -%}
    {%- if execute -%}
        {%- set model_id = 'model.zoom_analytics.si_' ~ feed -%}
        {%- if model_id not in graph.nodes -%}
            {{ exceptions.raise_compiler_error("'" ~ feed ~ "' is no feed: there is no model si_" ~ feed) }}
        {%- endif -%}
        {%- for column in graph.nodes[model_id].columns.values() if column.meta.need -%}
            {%- do columns.append(dict(column.meta, name=column.name)) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(columns) }}
{%- endmacro %}

{# What else the contract says of the feed, from the meta of si_<feed>: rules, rules_after_references, warnings. #}
{% macro feed_rules(feed, kind) -%}
    {{ return(graph.nodes['model.zoom_analytics.si_' ~ feed].config.meta.get(kind, []) if execute else []) }}
{%- endmacro %}

{# The column that is the feed's key. #}
{% macro feed_key(feed) -%}
    {{ return((feed_contract(feed) | selectattr('need', 'equalto', 'key') | first or {}).get('name')) }}
{%- endmacro %}

{# Where a row came from: carried from staging to silver. #}
{% macro lineage_columns() -%}
    {{ return(['source_system', 'source_file', 'load_id', 'row_number', 'loaded_at']) }}
{%- endmacro %}
