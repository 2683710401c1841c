{# The pattern of a whole number, with a zero fraction if any. #}
{% macro integer_pattern() -%} [+-]?[0-9]+([.]0*)? {%- endmacro %}
