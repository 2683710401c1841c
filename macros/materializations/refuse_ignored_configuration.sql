{# Raises an error where a model configures something that the project's own materializations
   ignore. #}
{% macro refuse_ignored_configuration() -%}
    {%- if model.language != 'sql' -%}
        {{ exceptions.raise_compiler_error(
            'The materializations of this project are for models in SQL only'
        ) }}
    {%- endif -%}
    {%- set ignored = [
        'grants', 'indexes', 'persist_docs', 'partition_by', 'partitioned_by', 'sort_by',
        'sorted_by', 'incremental_predicates', 'merge_clauses', 'merge_update_columns',
        'merge_exclude_columns'
    ] -%}
    {%- for key in ignored if config.get(key) -%}
        {{ exceptions.raise_compiler_error(
            'The materializations of this project ignore ' ~ key
            ~ ': remove it from the configuration'
        ) }}
    {%- endfor -%}
    {%- if config.get('on_schema_change') not in [none, 'ignore', 'fail'] -%}
        {{ exceptions.raise_compiler_error(
            'on_schema_change: ' ~ config.get('on_schema_change') ~ ' is ignored: a model whose'
            ~ ' columns changed is computed as a whole. Remove it, or write fail'
        ) }}
    {%- endif -%}
{%- endmacro %}
