{# The schema a node asks for, without the target's name before it: the specification names the
   schemas. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
