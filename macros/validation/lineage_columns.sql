{# Where a row came from: carried from staging to silver. #}
{% macro lineage_columns() -%}
    {{ return(['source_system', 'source_file', 'load_id', 'row_number', 'loaded_at']) }}
{%- endmacro %}
