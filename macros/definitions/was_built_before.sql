{# True if a run built something before the project kept definitions. #}
{% macro was_built_before() -%}
    {{ return(
        run_query(
            "select count(*) from audit.dbt_runs where run_id <> '" ~ invocation_id ~ "'"
        )[0][0] > 0
    ) }}
{%- endmacro %}
