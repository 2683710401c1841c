{# Was the row that one alias stands for loaded after the other one's? A later file by name, then a
   later load, then a later row. #}
{% macro loaded_after(later, earlier) -%}
    (
        {{ later }}.source_file > {{ earlier }}.source_file
        or {{ later }}.source_file = {{ earlier }}.source_file and (
            {{ later }}.load_id > {{ earlier }}.load_id
            or {{ later }}.load_id = {{ earlier }}.load_id and {{ later }}.row_number > {{ earlier }}.row_number
        )
    )
{%- endmacro %}
