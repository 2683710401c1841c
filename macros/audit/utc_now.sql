{# The present moment in UTC, as a timestamp without time zone. #}
{% macro utc_now() -%}
    {{ adapter.dispatch('utc_now', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__utc_now() -%} (current_timestamp at time zone 'UTC') {%- endmacro %}

{% macro spark__utc_now() -%} cast(current_timestamp() as timestamp_ntz) {%- endmacro %}
