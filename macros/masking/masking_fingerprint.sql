{# The fingerprint of the masking key. #}
{% macro masking_fingerprint() -%}
    {{ adapter.dispatch('masking_fingerprint', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__masking_fingerprint() -%} getvariable('masking').fingerprint {%- endmacro %}
