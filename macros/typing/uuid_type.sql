{# Keys are compared and joined all the time: an engine that has a type for them uses it. #}
{% macro uuid_type() -%}
    {{ adapter.dispatch('uuid_type', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__uuid_type() -%} uuid {%- endmacro %}

{% macro spark__uuid_type() -%} string {%- endmacro %}
