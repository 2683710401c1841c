{# The distinct sources of the rows of a group, joined by '+', in order (kpis.yml, every_table). #}
{% macro joined_sources(column='source_system') -%}
    {{ adapter.dispatch('joined_sources', 'zoom_analytics')(column) }}
{%- endmacro %}

{% macro default__joined_sources(column) -%}
    string_agg(distinct {{ column }}, '+' order by {{ column }})
{%- endmacro %}

{% macro spark__joined_sources(column) -%}
    array_join(array_sort(collect_set({{ column }})), '+')
{%- endmacro %}
