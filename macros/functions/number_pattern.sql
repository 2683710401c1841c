{% macro number_pattern() -%} [+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)? {%- endmacro %}
