{# The contract of a feed: the columns of the model si_<feed> whose meta says a need, as they stand
   in its YAML.

   Returns a list of {name, type, need, ref, orphan, min, max, future_ok, personal}; empty while dbt
   parses. #}
{% macro feed_contract(feed) -%}
    {{ return(contract_of(feed).columns if execute else []) }}
{%- endmacro %}

{# What else the contract says of the feed, from the meta of si_<feed>: rules or warnings. #}
{% macro feed_rules(feed, kind) -%}
    {{ return(contract_of(feed).meta.get(kind, []) if execute else []) }}
{%- endmacro %}

{# What the model si_<feed> says of its feed: {columns, meta}. A unit test sees no other node of the
   project, so there it comes from the table that keep_contracts wrote at the start of the run. #}
{% macro contract_of(feed) -%}
    {%- if not graph.nodes -%}
        {%- set kept = run_query("select contract from audit.feed_contracts where feed = '" ~ feed ~ "'") -%}
        {%- if kept | length -%} {{ return(fromjson(kept.rows[0][0])) }} {%- endif -%}
    {%- endif -%}
    {%- set node = (graph.nodes or {}).get('model.zoom_analytics.si_' ~ feed) -%}
    {%- if not node -%}
        {{ exceptions.raise_compiler_error("'" ~ feed ~ "' is no feed: there is no model si_" ~ feed) }}
    {%- endif -%}
    {%- set columns = [] -%}
    {%- for column in node.columns.values() if column.meta.need -%}
        {%- do columns.append(dict(column.meta, name=column.name)) -%}
    {%- endfor -%}
    {{ return({'columns': columns, 'meta': node.config.meta}) }}
{%- endmacro %}

{# The column that is the feed's key. #}
{% macro feed_key(feed) -%}
    {{ return((feed_contract(feed) | selectattr('need', 'equalto', 'key') | first or {}).get('name')) }}
{%- endmacro %}

{# Where a row came from: carried from staging to silver. #}
{% macro lineage_columns() -%}
    {{ return(['source_system', 'source_file', 'load_id', 'row_number', 'loaded_at']) }}
{%- endmacro %}
