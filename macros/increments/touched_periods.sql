{# What int_touched_periods notes besides the events of feeds. #}
{% macro touched_besides_events() -%}
    {{ return(['meetings created', 'presences', 'meetings by what was done in them', 'meetings by what was used in them']) }}
{%- endmacro %}

{# The periods, period_type and period_start, in which something that the model being built counts was touched since it was built
   last: a subquery. What it counts, the model says: config(meta={'counts': [...]}), in the words of int_touched_periods. #}
{% macro touched_periods() -%}
    select touched.period_type, touched.period_start
    from {{ ref('int_touched_periods') }} as touched
    where touched.what in ('{{ config.get('meta').counts | join("', '") }}') and {{ since_last_build('touched.touched_at') }}
{%- endmacro %}

{# The starts of those of one type. #}
{% macro touched_period_starts(period_type) -%}
    select starts.period_start from ({{ touched_periods() }}) as starts where starts.period_type = '{{ period_type }}'
{%- endmacro %}

{# Does a day or a moment lie in a touched period of the type? Always in a full build.

   The bounds say nothing more; as constants they let the engine pass over what lies outside. #}
{% macro in_touched_periods(period_type, moment) -%}
    {%- set touched = ref('int_touched_periods') -%}
    {%- if not is_incremental() -%} true
    {%- else -%}
    {%- set bounds = asked_once(
        "select min(touched.period_start), max(" ~ next_period_start(period_type, 'touched.period_start') ~ ") from ("
        ~ touched_period_starts(period_type) ~ ") as touched"
    ) if execute else [none, none] -%}
    {%- if bounds[0] is none -%} false
    {%- else -%}
    {{ moment }} >= date '{{ bounds[0] }}' and {{ moment }} < date '{{ bounds[1] }}'
    and {{ period_start(period_type, moment) }} in ({{ touched_period_starts(period_type) }})
    {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Is the row's own period, period_type and period_start, touched? Always in a full build. #}
{% macro is_touched_period() -%}
    {%- set touched = ref('int_touched_periods') -%}
    {%- if is_incremental() -%} (period_type, period_start) in ({{ touched_periods() }}) {%- else -%} true {%- endif -%}
{%- endmacro %}

{# Before an increment: takes the rows of touched periods out of the table that is built anew for them. #}
{% macro forget_touched_periods() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ is_touched_period() }}
    {%- endif -%}
{%- endmacro %}

{# Before an increment: takes the rows of touched days out of the table that is built anew for them. day is its column. #}
{% macro forget_touched_days(day) -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ day }} in ({{ touched_period_starts('Daily') }})
    {%- endif -%}
{%- endmacro %}
