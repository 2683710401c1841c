{# The key column of a feed. #}
{% macro feed_key(feed) -%}
    {{ return(
        (feed_contract(feed) | selectattr('need', 'equalto', 'key') | first or {}).get('name')
    ) }}
{%- endmacro %}
