{# The columns that say where a row came from, from staging to silver. #}
{% macro lineage_columns() -%}
    {{ return(['source_system', 'source_file', 'load_id', 'row_number', 'loaded_at']) }}
{%- endmacro %}
