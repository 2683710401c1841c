{# The engine's type of a UUID. Keys are compared and joined often, so an engine with a type for
   them uses it. #}
{% macro uuid_type() -%}
    {{ adapter.dispatch('uuid_type', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__uuid_type() -%} uuid {%- endmacro %}

{% macro spark__uuid_type() -%} string {%- endmacro %}
