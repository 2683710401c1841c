{# A personal column as the target shows it: in clear in prod, else under its pseudonym.

   Arguments: column; kind, name or email. The key is no part of the SQL: the engine's session has
   it. #}
{% macro masked(column, kind) -%}
    {%- if masks_personal_data() -%} {{ {'name': masked_name, 'email': masked_email}[kind](column) }} {%- else -%} {{ column }} {%- endif -%}
{%- endmacro %}
