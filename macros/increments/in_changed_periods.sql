{# A condition: true if a day or a moment lies in a changed period of the type; always true in a
   full build.

   The bounds are redundant. As constants they let the engine skip data outside of them. #}
{% macro in_changed_periods(period_type, moment) -%}
    {%- set changed = ref('int_changed_periods') -%}
    {%- if not is_incremental() -%} true
    {%- else -%}
    {%- set bounds = cached_first_row(
        "select min(changed.period_start), max("
        ~ next_period_start(period_type, 'changed.period_start')
        ~ ") from (" ~ changed_period_starts(period_type) ~ ") as changed"
    ) if execute else [none, none] -%}
    {%- if bounds[0] is none -%} false
    {%- else -%}
    {{ moment }} >= date '{{ bounds[0] }}' and {{ moment }} < date '{{ bounds[1] }}'
    and {{ period_start(period_type, moment) }} in ({{ changed_period_starts(period_type) }})
    {%- endif -%}
    {%- endif -%}
{%- endmacro %}
