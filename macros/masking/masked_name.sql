{# The pseudonym of a name. The session defines the function (building/masking_plugin.py). #}
{% macro masked_name(column) -%}
    {{ adapter.dispatch('masked_name', 'zoom_analytics')(column) }}
{%- endmacro %}

{% macro default__masked_name(column) -%} masking.masked_name({{ column }}) {%- endmacro %}
