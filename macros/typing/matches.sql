{# A condition: true if the whole text matches the pattern. Patterns have no backslash, because
   engines differ in how they read it in a literal. #}
{% macro matches(text, pattern) -%}
    {{ adapter.dispatch('matches', 'zoom_analytics')(text, pattern) }}
{%- endmacro %}

{% macro default__matches(text, pattern) -%}
    regexp_full_match({{ text }}, '{{ pattern }}')
{%- endmacro %}

{% macro spark__matches(text, pattern) -%}
    ({{ text }} rlike '^(?:{{ pattern }})$')
{%- endmacro %}
