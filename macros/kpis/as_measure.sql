{# An exact number as a double, as the last step of a computation; NULL if it is none. #}
{% macro as_measure(expression, unit=1) -%}
    cast({{ expression or 'null' }} as double){{ ' / ' ~ unit if unit != 1 }}
{%- endmacro %}
