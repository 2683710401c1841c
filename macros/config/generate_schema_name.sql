{# The schema that a node configures, without the prefix of the target, because the specification
   names the schemas. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
