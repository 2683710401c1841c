{# From what anybody may see to what only few may. #}
{% macro classifications() -%}
    {{ return(['Public', 'Internal', 'Confidential', 'Restricted']) }}
{%- endmacro %}
