{# The number of days from one date to another. #}
{% macro days_between(first, last) -%}
    {{ adapter.dispatch('days_between', 'zoom_analytics')(first, last) }}
{%- endmacro %}

{% macro default__days_between(first, last) -%}
    date_diff('day', {{ first }}, {{ last }})
{%- endmacro %}

{% macro spark__days_between(first, last) -%}
    datediff({{ last }}, {{ first }})
{%- endmacro %}
