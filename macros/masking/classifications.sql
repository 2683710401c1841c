{# The classifications, from what everyone may see to what only a few may see. #}
{% macro classifications() -%}
    {{ return(['Public', 'Internal', 'Confidential', 'Restricted']) }}
{%- endmacro %}
