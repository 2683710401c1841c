{# The rules or the warnings of a feed, from the meta of si_<feed>. #}
{% macro feed_rules(feed, kind) -%}
    {{ return(contract_of(feed).meta.get(kind, []) if execute else []) }}
{%- endmacro %}
