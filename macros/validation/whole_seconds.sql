{# Whole seconds from one timestamp to another, without the fraction. #}
{% macro whole_seconds(start, end) -%}
    {{ adapter.dispatch('whole_seconds', 'zoom_analytics')(start, end) }}
{%- endmacro %}

{% macro default__whole_seconds(start, end) -%}
    date_sub('second', {{ start }}, {{ end }})
{%- endmacro %}

{% macro spark__whole_seconds(start, end) -%}
    timestampdiff(second, {{ start }}, {{ end }})
{%- endmacro %}
