{# What delivered_rows gives of a feed, without the columns that a validated model makes anew. #}
{% macro columns_of_feed(feed, without=[]) -%}
    {%- set names = (feed_contract(feed) | map(attribute='name') | list) + lineage_columns() + ['is_excluded', 'typing_errors', 'typing_warnings'] -%}
    {{ names | reject('in', without) | join(',\n        ') }}
{%- endmacro %}
