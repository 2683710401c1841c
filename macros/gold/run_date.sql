{# The day that load_date and update_date show: var run_date, else the day on which the run started,
   UTC. #}
{% macro run_date() -%}
    cast('{{ var("run_date") or run_started_at.strftime("%Y-%m-%d") }}' as date)
{%- endmacro %}

{# The seed's three last columns of every gold table. #}
{% macro gold_dates_and_source(source_system='source_system') -%}
    {{ run_date() }} as load_date,
    {{ run_date() }} as update_date,
    {{ source_system }} as source_system
{%- endmacro %}
