{# The contract of a feed: the columns of the model si_<feed> whose meta says a need, as they stand
   in its YAML.

   Returns a list of {name, type, need, ref, orphan, min, max, future_ok, personal}; empty while dbt
   parses. #}
{% macro feed_contract(feed) -%}
    {{ return(contract_of(feed).columns if execute else []) }}
{%- endmacro %}
