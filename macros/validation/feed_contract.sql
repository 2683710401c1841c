{# The columns of the contract of a feed, in the order of its YAML: those of si_<feed> whose meta
   has a need.

   Returns a list of {name, type, need, ref, orphan, min, max, future_ok, personal}; empty while dbt
   parses. #}
{% macro feed_contract(feed) -%}
    {{ return(contract_of(feed).columns if execute else []) }}
{%- endmacro %}
