{% macro log_process_results(results) %}{% endmacro %}
