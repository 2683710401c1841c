{# The column that is the feed's key. #}
{% macro feed_key(feed) -%}
    {{ return((feed_contract(feed) | selectattr('need', 'equalto', 'key') | first or {}).get('name')) }}
{%- endmacro %}
