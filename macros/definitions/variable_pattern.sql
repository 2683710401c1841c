{# The pattern of a call that reads a variable; the first group is its name. #}
{% macro variable_pattern() -%} {{ return("\\bvar\\(\\s*['\"](\\w+)['\"]") }} {%- endmacro %}
