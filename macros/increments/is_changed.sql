{# A condition: true if the row has a changed key, of the CTE changed; always true in a full build.
   #}
{% macro is_changed(column) -%}
    {%- if is_incremental() -%}
        {{ column }} in (select changed.{{ column.split('.') | last }} from changed)
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}
