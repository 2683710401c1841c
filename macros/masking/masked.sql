{# A personal column as the target shows it: in clear in prod, otherwise as its pseudonym.

   Arguments: column; kind, name or email. The masking key is not in the SQL: the session has it. #}
{% macro masked(column, kind) -%}
    {%- if masks_personal_data() -%}
        {{ {'name': masked_name, 'email': masked_email}[kind](column) }}
    {%- else -%}
        {{ column }}
    {%- endif -%}
{%- endmacro %}
