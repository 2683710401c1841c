{# The pattern of a number, with a fraction and an exponent if any. #}
{% macro number_pattern() -%} [+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)? {%- endmacro %}
