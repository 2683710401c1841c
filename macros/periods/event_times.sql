{# The columns that place the events of a feed in time (docs/specification/kpis.md, "Periods"):
   those whose meta in si_<feed> says event_time. None where the rows of the feed are no events. #}
{% macro event_times(feed) -%}
    {{ return(feed_contract(feed) | selectattr('event_time', 'defined') | map(attribute='name') | list) }}
{%- endmacro %}
