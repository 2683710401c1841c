{# A personal column as the target shows it: in clear in prod, else under its pseudonym.

   Arguments: column; kind, name or email. The key is no part of the SQL: the engine's session has
   it. #}
{% macro masked(column, kind) -%}
    {%- if masks_personal_data() -%} {{ {'name': masked_name, 'email': masked_email}[kind](column) }} {%- else -%} {{ column }} {%- endif -%}
{%- endmacro %}

{# Does the target mask? Every one does but prod. #}
{% macro masks_personal_data() -%}
    {{ return(target.name != 'prod') }}
{%- endmacro %}

{# The pseudonym of a name. The function is the session's, see scripts/zoom_analytics/masking.py. #}
{% macro masked_name(column) -%}
    {{ adapter.dispatch('masked_name', 'zoom_analytics')(column) }}
{%- endmacro %}

{% macro default__masked_name(column) -%} masking.masked_name({{ column }}) {%- endmacro %}

{# The pseudonym of an e-mail address, of the form of one. #}
{% macro masked_email(column) -%}
    {{ adapter.dispatch('masked_email', 'zoom_analytics')(column) }}
{%- endmacro %}

{% macro default__masked_email(column) -%} masking.masked_email({{ column }}) {%- endmacro %}
