{# source to a condition on its staged rows, true for those that the validated model being built has
   not seen yet. Sources without a new load are left out. #}
{% macro sources_with_new_rows(feed) -%}
    {%- set news = {} -%}
    {%- set newest = run_query('select coalesce(max(load_id), 0) from ' ~ this)[0][0] -%}
    {%- set sources = run_query(
        "select distinct source_system from " ~ source('loader', 'load_ledger')
        ~ " where status = 'loaded' and load_id > " ~ newest
    ) -%}
    {%- for row in sources -%}
        {%- do news.update(
            {
                row[0]: differs_from_validated(feed) if row[0] in var('sources_read_as_a_whole')
                else 'load_id > ' ~ newest
            }
        ) -%}
    {%- endfor -%}
    {{ return(news) }}
{%- endmacro %}
