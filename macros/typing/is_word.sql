{# Is the type a list of words that the model of that name looks up? #}
{% macro is_word(type) -%}
    {{ return(not is_format(type) and type not in ['text', 'int', 'bigint', 'double', 'bool', 'timestamp', 'date']
              and not type.startswith('decimal') or type in code_lists()) }}
{%- endmacro %}
