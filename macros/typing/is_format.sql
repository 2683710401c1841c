{# True if an invalid value of the type has the error code Z104. #}
{% macro is_format(type) -%}
    {{ return(type in ['uuid', 'email', 'url', 'phone', 'ip', 'mac'] + code_lists()) }}
{%- endmacro %}
