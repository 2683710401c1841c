{# The pseudonym of a name. The function is the session's, see scripts/zoom_analytics/masking.py. #}
{% macro masked_name(column) -%}
    {{ adapter.dispatch('masked_name', 'zoom_analytics')(column) }}
{%- endmacro %}

{% macro default__masked_name(column) -%} masking.masked_name({{ column }}) {%- endmacro %}
