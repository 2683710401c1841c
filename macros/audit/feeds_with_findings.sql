{# The feeds in whose rows, among those that row_findings has not seen yet, there is something to
   find. One at least: the others cost row_findings a query each. #}
{% macro feeds_with_findings() -%}
    {%- set feeds = feeds() -%}
    {%- if not (execute and is_incremental()) -%}{{ return(feeds) }}{%- endif -%}
    {%- set queries = [] -%}
    {%- for feed in feeds -%}
        {%- set row_statuses = "'quarantined'" if has_versions(feed) else "'quarantined', 'superseded'" -%}
        {%- do queries.append(
            "select distinct '" ~ feed ~ "' as feed from " ~ ref('validated_' ~ feed)
            ~ " where " ~ validated_since_last_build() ~ " and (row_status in (" ~ row_statuses ~ ") or warnings is not null)"
        ) -%}
    {%- endfor -%}
    {%- set found = run_query(queries | join(' union all ')).columns[0].values() | list -%}
    {{ return(found or feeds[:1]) }}
{%- endmacro %}
