{# The pseudonym of an e-mail address, itself of the form of an e-mail address. #}
{% macro masked_email(column) -%}
    {{ adapter.dispatch('masked_email', 'zoom_analytics')(column) }}
{%- endmacro %}

{% macro default__masked_email(column) -%} masking.masked_email({{ column }}) {%- endmacro %}
