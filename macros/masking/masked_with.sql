{% macro masked_with() -%}
    {{ adapter.dispatch('masked_with', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__masked_with() -%} getvariable('masking').fingerprint {%- endmacro %}
