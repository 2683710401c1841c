{# A condition: true if a row was validated since the last build of the model being built; always
   true in a full build. #}
{% macro validated_since_last_build() -%}
    {{ since_last_build('validated_at') }}
{%- endmacro %}
