{# The rows of a feed from every source that speaks for it (var sources), with the columns that staging gave them.

   Arguments: feed; also, further columns of its staging models. #}
{% macro delivered_rows(feed, also=[]) -%}
{%- set columns = [columns_of_feed(feed)] + also -%}
{%- for source_name, feeds in var('sources').items() if feed in feeds -%}
{%- if not loop.first %}
union all
{% endif -%}
select {{ columns | join(', ') }} from {{ ref('stg_' ~ source_name ~ '__' ~ feed) }}
{%- endfor -%}
{%- endmacro %}
