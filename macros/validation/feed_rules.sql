{# What else the contract says of the feed, from the meta of si_<feed>: rules or warnings. #}
{% macro feed_rules(feed, kind) -%}
    {{ return(contract_of(feed).meta.get(kind, []) if execute else []) }}
{%- endmacro %}
