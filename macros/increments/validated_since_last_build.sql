{# The condition for validated rows that the model being built has not seen yet; all of them in a
   full build. #}
{% macro validated_since_last_build() -%}
    {{ since_last_build('validated_at') }}
{%- endmacro %}
