{# The code lists that are not vocabularies of the specification. A type has the name of its seed.
   #}
{% macro code_lists() -%}
    {{ return(['iso_4217', 'iso_639_1', 'iso_3166_1', 'iana_time_zone']) }}
{%- endmacro %}
