{# unique_id to the number of rows, for the seeds, models and snapshots that succeeded. #}
{% macro record_counts(results) -%}
    {%- set queries, counts = [], {} -%}
    {%- for r in results
        if r.status == 'success' and r.node.resource_type in ['model', 'snapshot', 'seed']
        and r.node.relation_name -%}
        {%- do queries.append(
            "select '" ~ r.node.unique_id ~ "' as unique_id, count(*) as row_count from "
            ~ relation_to_count(r.node)
        ) -%}
    {%- endfor -%}
    {%- if queries -%}
        {%- for row in run_query(queries | join(' union all ')) -%}
            {%- do counts.update({row[0]: row[1]}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(counts) }}
{%- endmacro %}
