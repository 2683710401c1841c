{# What int_changed_periods notes besides the events of feeds. #}
{% macro changed_besides_events() -%}
    {{ return(['meetings created', 'presences', 'meetings by what was done in them', 'meetings by what was used in them']) }}
{%- endmacro %}

{# The periods, period_type and period_start, in which something that the model being built counts
   was changed since it was built last: a subquery. What it counts, the model says:
   config(meta={'counts': [...]}), in the words of int_changed_periods. #}
{% macro changed_periods() -%}
    select changed.period_type, changed.period_start
    from {{ ref('int_changed_periods') }} as changed
    where changed.what in ('{{ config.get('meta').counts | join("', '") }}') and {{ since_last_build('changed.changed_at') }}
{%- endmacro %}

{# The starts of those of one type. #}
{% macro changed_period_starts(period_type) -%}
    select starts.period_start from ({{ changed_periods() }}) as starts where starts.period_type = '{{ period_type }}'
{%- endmacro %}

{# Does a day or a moment lie in a changed period of the type? Always in a full build.

   The bounds say nothing more; as constants they let the engine pass over what lies outside. #}
{% macro in_changed_periods(period_type, moment) -%}
    {%- set changed = ref('int_changed_periods') -%}
    {%- if not is_incremental() -%} true
    {%- else -%}
    {%- set bounds = asked_once(
        "select min(changed.period_start), max(" ~ next_period_start(period_type, 'changed.period_start') ~ ") from ("
        ~ changed_period_starts(period_type) ~ ") as changed"
    ) if execute else [none, none] -%}
    {%- if bounds[0] is none -%} false
    {%- else -%}
    {{ moment }} >= date '{{ bounds[0] }}' and {{ moment }} < date '{{ bounds[1] }}'
    and {{ period_start(period_type, moment) }} in ({{ changed_period_starts(period_type) }})
    {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Is the row's own period, period_type and period_start, changed? Always in a full build. #}
{% macro is_changed_period() -%}
    {%- set changed = ref('int_changed_periods') -%}
    {%- if is_incremental() -%} (period_type, period_start) in ({{ changed_periods() }}) {%- else -%} true {%- endif -%}
{%- endmacro %}

{# Before an increment: takes the rows of changed periods out of the table that is built anew for
   them. #}
{% macro forget_changed_periods() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ is_changed_period() }}
    {%- endif -%}
{%- endmacro %}

{# Before an increment: takes the rows of changed days out of the table that is built anew for them.
   day is its column. #}
{% macro forget_changed_days(day) -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where {{ day }} in ({{ changed_period_starts('Daily') }})
    {%- endif -%}
{%- endmacro %}
