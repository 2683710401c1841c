{# Code lists that are no vocabulary of the specification: the type's name is that of the seed. #}
{% macro code_lists() -%}
    {{ return(['iso_4217', 'iso_639_1', 'iso_3166_1', 'iana_time_zone']) }}
{%- endmacro %}

{# Is an invalid value of the type Z104? #}
{% macro is_format(type) -%}
    {{ return(type in ['uuid', 'email', 'url', 'phone', 'ip', 'mac'] + code_lists()) }}
{%- endmacro %}

{# Is the type a list of words that the model of that name looks up? #}
{% macro is_word(type) -%}
    {{ return(not is_format(type) and type not in ['text', 'int', 'bigint', 'double', 'bool', 'timestamp', 'date']
              and not type.startswith('decimal') or type in code_lists()) }}
{%- endmacro %}

{# The form in which a text is looked up in the list of its type. #}
{% macro match_key(type, text) -%}
    {%- if type in ['iso_4217', 'iso_3166_1'] -%} upper({{ text }})
    {%- elif type == 'iso_639_1' -%} lower({{ text }})
    {%- elif type == 'iana_time_zone' -%} {{ text }}
    {%- else -%} {{ fold(text) }}
    {%- endif -%}
{%- endmacro %}
