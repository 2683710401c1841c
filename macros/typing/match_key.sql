{# The form in which a text is looked up in the list of its type. #}
{% macro match_key(type, text) -%}
    {%- if type in ['iso_4217', 'iso_3166_1'] -%} upper({{ text }})
    {%- elif type == 'iso_639_1' -%} lower({{ text }})
    {%- elif type == 'iana_time_zone' -%} {{ text }}
    {%- else -%} {{ fold(text) }}
    {%- endif -%}
{%- endmacro %}
