{# In place of dbt's own, which is_incremental and the materializations ask: also where the
   definition changed. A model that is never refreshed (full_refresh: false) keeps what it holds. #}
{% macro should_full_refresh() -%}
    {%- set configured = config.get('full_refresh') -%}
    {{ return(configured if configured is not none else flags.FULL_REFRESH or has_changed_definition()) }}
{%- endmacro %}
