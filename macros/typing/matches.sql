{# Does the whole text match the pattern? Patterns hold no backslash, which engines read differently
   in a literal. #}
{% macro matches(text, pattern) -%}
    {{ adapter.dispatch('matches', 'zoom_analytics')(text, pattern) }}
{%- endmacro %}

{% macro default__matches(text, pattern) -%}
    regexp_full_match({{ text }}, '{{ pattern }}')
{%- endmacro %}

{% macro spark__matches(text, pattern) -%}
    ({{ text }} rlike '^(?:{{ pattern }})$')
{%- endmacro %}
