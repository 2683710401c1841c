{# Code lists that are no vocabulary of the specification: the type's name is that of the seed. #}
{% macro code_lists() -%}
    {{ return(['iso_4217', 'iso_639_1', 'iso_3166_1', 'iana_time_zone']) }}
{%- endmacro %}
