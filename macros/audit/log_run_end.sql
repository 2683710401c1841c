{# At the very end of a run: notes that it finished, so that it does not count as killed. #}
{% macro log_run_end() -%}
    {%- if execute -%}
    update audit.dbt_runs set finished_at = {{ utc_now() }} where run_id = '{{ invocation_id }}'
    {%- endif -%}
{%- endmacro %}
