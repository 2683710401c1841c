{# The number of microseconds from one timestamp to another. #}
{% macro microseconds_between(first, last) -%}
    {{ adapter.dispatch('microseconds_between', 'zoom_analytics')(first, last) }}
{%- endmacro %}

{% macro default__microseconds_between(first, last) -%}
    date_diff('microsecond', {{ first }}, {{ last }})
{%- endmacro %}

{% macro spark__microseconds_between(first, last) -%}
    timestampdiff(microsecond, {{ first }}, {{ last }})
{%- endmacro %}
