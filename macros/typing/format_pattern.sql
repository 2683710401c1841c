{# The pattern of a format type (docs/specification/values.md, "Forms"). Raises an error for any
   other type. #}
{% macro format_pattern(type) -%}
    {%- set octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])' -%}
    {%- set ipv4 = octet ~ '([.]' ~ octet ~ '){3}' -%}
    {%- set h = '[0-9A-Fa-f]{1,4}' -%}
    {%- set label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?' -%}
    {%- set atom = "[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+" -%}
    {%- set port = '(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[0-5]?[0-9]{0,4})' -%}
    {%- set patterns = {
        'uuid': '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}',
        'email': atom ~ '([.]' ~ atom ~ ')*@(' ~ label ~ '[.])+'
            ~ '([A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])',
        'url': '[Hh][Tt][Tt][Pp][Ss]?://([^/?#@[:space:]]*@)?'
            ~ '([^][/?#@:[:space:]]+|[[][0-9A-Fa-f:.]+[]])'
            ~ '(:' ~ port ~ ')?([/?#][^[:space:]]*)?',
        'phone': '[+]?[0-9]{3,15}',
        'mac': '[0-9A-Fa-f]{2}((:[0-9A-Fa-f]{2}){5}|(-[0-9A-Fa-f]{2}){5})',
        'ip': [
            ipv4,
            '(' ~ h ~ ':){7}' ~ h,
            '(' ~ h ~ ':){6}' ~ ipv4,
            '::(' ~ h ~ ':){0,5}' ~ ipv4,
            '(' ~ h ~ ':){1}:(' ~ h ~ ':){0,4}' ~ ipv4,
            '(' ~ h ~ ':){1}(:' ~ h ~ '){1,6}',
            '(' ~ h ~ ':){2}(:' ~ h ~ '){1,5}',
            '(' ~ h ~ ':){3}(:' ~ h ~ '){1,4}',
            '(' ~ h ~ ':){4}(:' ~ h ~ '){1,3}',
            '(' ~ h ~ ':){5}(:' ~ h ~ '){1,2}',
            '(' ~ h ~ ':){6}:' ~ h,
            '(' ~ h ~ ':){2}:(' ~ h ~ ':){0,3}' ~ ipv4,
            '(' ~ h ~ ':){3}:(' ~ h ~ ':){0,2}' ~ ipv4,
            '(' ~ h ~ ':){4}:(' ~ h ~ ':)?' ~ ipv4,
            '(' ~ h ~ ':){5}:' ~ ipv4,
            '(' ~ h ~ ':){1,7}:',
            '::(' ~ h ~ ':){0,6}' ~ h,
            '::'
        ] | join('|')
    } -%}
    {%- if type not in patterns -%}
        {{ exceptions.raise_compiler_error(
            "format_pattern has no pattern for the type '" ~ type ~ "', only for "
            ~ patterns.keys() | join(', ')
        ) }}
    {%- endif -%}
    {{ patterns[type] }}
{%- endmacro %}
