{# The form in which words of a vocabulary, feature names and ticket types are compared: without
   case, '-' and '_' as blanks. #}
{% macro fold(text) -%}
    lower(translate({{ text }}, '-_', '  '))
{%- endmacro %}
