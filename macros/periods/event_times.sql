{# The columns that place the events of a feed in time (docs/specification/kpis.md, "Periods"):
   those with event_time in their meta in si_<feed>. An empty list if the rows of the feed are not
   events. #}
{% macro event_times(feed) -%}
    {{ return(
        feed_contract(feed) | selectattr('event_time', 'defined') | map(attribute='name') | list
    ) }}
{%- endmacro %}
