{# The run's results that the logs show: all but hooks and exposures. #}
{% macro logged_results(results) -%}
    {{ return(
        results
        | selectattr('node.resource_type', 'in', ['model', 'snapshot', 'seed', 'test', 'unit_test'])
        | list
    ) }}
{%- endmacro %}
