{# An exact number as a double, at the very end of a computation; NULL where there is none. #}
{% macro as_measure(expression, unit=1) -%}
    cast({{ expression or 'null' }} as double){{ ' / ' ~ unit if unit != 1 }}
{%- endmacro %}
