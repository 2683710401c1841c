{# Replaces dbt's macro, which is_incremental and the materializations call. True also if the
   definition changed. A model that is never refreshed (full_refresh: false) keeps its rows. #}
{% macro should_full_refresh() -%}
    {%- set configured = config.get('full_refresh') -%}
    {{ return(
        configured if configured is not none else flags.FULL_REFRESH or has_changed_definition()
    ) }}
{%- endmacro %}
