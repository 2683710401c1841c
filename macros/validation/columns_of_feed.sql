{# The columns of delivered_rows of a feed, without those that a validated model computes itself. #}
{% macro columns_of_feed(feed, without=[]) -%}
    {%- set names = (feed_contract(feed) | map(attribute='name') | list) + lineage_columns()
        + ['is_excluded', 'typing_errors', 'typing_warnings'] -%}
    {{ names | reject('in', without) | join(',\n        ') }}
{%- endmacro %}
