{# The feeds with findings among the rows validated since row_findings was built, because each feed
   costs row_findings a query. At least one feed, so that row_findings has a query. #}
{% macro feeds_with_findings() -%}
    {%- set feeds = feeds() -%}
    {%- if not (execute and is_incremental()) -%}{{ return(feeds) }}{%- endif -%}
    {%- set queries = [] -%}
    {%- for feed in feeds -%}
        {%- set row_statuses = "'quarantined'" if has_versions(feed)
            else "'quarantined', 'superseded'" -%}
        {%- do queries.append(
            "select distinct '" ~ feed ~ "' as feed from " ~ ref('validated_' ~ feed)
            ~ " where " ~ since_last_build('validated_at')
            ~ " and (row_status in (" ~ row_statuses ~ ") or warnings is not null)"
        ) -%}
    {%- endfor -%}
    {%- set found = run_query(queries | join(' union all ')).columns[0].values() | list -%}
    {{ return(found or feeds[:1]) }}
{%- endmacro %}
