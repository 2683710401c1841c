{# The texts of a group as one, separated by '; ', in order. #}
{% macro listed(text) -%}
    {{ adapter.dispatch('listed', 'zoom_analytics')(text) }}
{%- endmacro %}

{% macro default__listed(text) -%} string_agg({{ text }}, '; ' order by {{ text }}) {%- endmacro %}

{% macro spark__listed(text) -%} array_join(array_sort(collect_list({{ text }})), '; ') {%- endmacro %}
