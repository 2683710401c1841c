{# Does the row belong to a changed key? Always in a full build. The CTE changed holds the keys. #}
{% macro is_changed(column) -%}
    {%- if is_incremental() -%} {{ column }} in (select changed.{{ column.split('.') | last }} from changed) {%- else -%} true {%- endif -%}
{%- endmacro %}
