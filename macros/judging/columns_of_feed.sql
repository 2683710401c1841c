{# What delivered_rows gives of a feed, without the columns that a judged model makes anew. #}
{% macro columns_of_feed(feed, without=[]) -%}
    {%- set names = (feed_contract(feed) | map(attribute='name') | list) + lineage_columns() + ['is_excluded', 'typing_faults', 'typing_drops'] -%}
    {{ names | reject('in', without) | join(',\n        ') }}
{%- endmacro %}
