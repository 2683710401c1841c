{# True if the target masks personal data: every target except prod. #}
{% macro masks_personal_data() -%}
    {{ return(target.name != 'prod') }}
{%- endmacro %}
