{# A file's name without its page number and fetch time, which the pages of one response have in
   common. #}
{% macro name_without_page(source_file) -%}
    {{ call_function('name_without_page', name_without_page_body, [source_file]) }}
{%- endmacro %}

{% macro name_without_page_body(source_file) -%}
    {%- set untimed = "regexp_replace(" ~ source_file ~ ", '__[0-9]{8}T[0-9]{6}Z', '')" -%}
    case
        when lower({{ untimed }}) like '%page%'
            then regexp_replace(lower({{ untimed }}), 'page[ _-]?[0-9]+', 'page')
        else regexp_replace({{ untimed }}, '[0-9]+[^0-9]*$', '')
    end
{%- endmacro %}
