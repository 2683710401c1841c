{# True if the type is a vocabulary or a code list, which stg_reference__words holds. #}
{% macro is_word(type) -%}
    {%- set plain_types = ['text', 'int', 'bigint', 'double', 'bool', 'timestamp', 'date'] -%}
    {{ return(
        not is_format(type) and type not in plain_types and not type.startswith('decimal')
        or type in code_lists()
    ) }}
{%- endmacro %}
