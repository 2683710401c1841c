{# The texts of a group, sorted and joined by '; '. #}
{% macro joined_texts(text) -%}
    {{ adapter.dispatch('joined_texts', 'zoom_analytics')(text) }}
{%- endmacro %}

{% macro default__joined_texts(text) -%}
    string_agg({{ text }}, '; ' order by {{ text }})
{%- endmacro %}

{% macro spark__joined_texts(text) -%}
    array_join(array_sort(collect_list({{ text }})), '; ')
{%- endmacro %}
