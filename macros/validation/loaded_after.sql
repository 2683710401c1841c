{# A condition: true if the row of one alias was loaded after the row of the other, by file name,
   then load, then row (docs/specification/files.md, "Order of loading"). #}
{% macro loaded_after(later, earlier) -%}
    (
        {{ later }}.source_file > {{ earlier }}.source_file
        or {{ later }}.source_file = {{ earlier }}.source_file and (
            {{ later }}.load_id > {{ earlier }}.load_id
            or {{ later }}.load_id = {{ earlier }}.load_id
            and {{ later }}.row_number > {{ earlier }}.row_number
        )
    )
{%- endmacro %}
