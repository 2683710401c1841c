{# The form in which words of a vocabulary, feature names and ticket types are compared: case, '-'
   and '_' do not matter. #}
{% macro fold(text) -%}
    lower(translate({{ text }}, '-_', '  '))
{%- endmacro %}
