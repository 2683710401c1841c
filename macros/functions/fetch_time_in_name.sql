{# The time at which a file was fetched, from its name (...__20260131T120000Z...), as the text of a
   timestamp; NULL if the name does not have it. #}
{% macro fetch_time_in_name(source_file) -%}
    {{ call_function('fetch_time_in_name', fetch_time_in_name_body, [source_file]) }}
{%- endmacro %}

{% macro fetch_time_in_name_body(source_file) -%}
    {%- set stamp -%}
        nullif(regexp_extract({{ source_file }}, '__([0-9]{8}T[0-9]{6}Z)', 1), '')
    {%- endset -%}
    substr({{ stamp }}, 1, 4) || '-'
    || substr({{ stamp }}, 5, 2) || '-'
    || substr({{ stamp }}, 7, 2) || 'T'
    || substr({{ stamp }}, 10, 2) || ':'
    || substr({{ stamp }}, 12, 2) || ':'
    || substr({{ stamp }}, 14, 2) || 'Z'
{%- endmacro %}
