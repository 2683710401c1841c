{% macro integer_pattern() -%} [+-]?[0-9]+([.]0*)? {%- endmacro %}
