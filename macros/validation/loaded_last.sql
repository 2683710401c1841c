{# The order by which the row loaded last comes first: by file name, then load, then row
   (docs/specification/files.md, "Order of loading"). #}
{% macro loaded_last(alias) -%}
    {{ alias }}.source_file desc, {{ alias }}.load_id desc, {{ alias }}.row_number desc
{%- endmacro %}
