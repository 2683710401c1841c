{# The rows of a query of two columns, the first column to the second. The query runs once per run,
   not once per node, so it must ask for what does not change while nodes are built. #}
{% macro pairs_at_start_of_run(query) -%}
    {%- set kept = kept_for_run() -%}
    {%- if query not in kept -%}
        {%- set pairs = {} -%}
        {%- for row in run_query(query).rows -%}
            {%- do pairs.update({row[0]: row[1]}) -%}
        {%- endfor -%}
        {%- do kept.update({query: pairs}) -%}
    {%- endif -%}
    {{ return(kept[query]) }}
{%- endmacro %}
