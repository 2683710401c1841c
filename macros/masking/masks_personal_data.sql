{# Does the target mask? Every one does but prod. #}
{% macro masks_personal_data() -%}
    {{ return(target.name != 'prod') }}
{%- endmacro %}
