{# The settings of a node's configuration that decide its rows. #}
{% macro configuration_of(node) -%}
    {%- set settings = {} -%}
    {%- for key in [
        'materialized', 'unique_key', 'strategy', 'check_cols', 'updated_at', 'hard_deletes',
        'column_types'
    ] -%}
        {%- do settings.update({key: node.config.get(key)}) -%}
    {%- endfor -%}
    {%- for key, value in (node.config.meta or {}).items() if key != 'classification' -%}
        {%- set decisive = kpi_row_settings(value) if key == 'kpis' else value -%}
        {%- do settings.update({'meta ' ~ key: decisive}) -%}
    {%- endfor -%}
    {{ return(settings) }}
{%- endmacro %}
