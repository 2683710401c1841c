{# A query of one row per day, from the first to the last inclusive, in the column day; no row if
   either is NULL. #}
{% macro day_series(first, last) -%}
    {{ adapter.dispatch('day_series', 'zoom_analytics')(first, last) }}
{%- endmacro %}

{% macro default__day_series(first, last) -%}
    select cast(unnest(generate_series(
        cast({{ first }} as timestamp), cast({{ last }} as timestamp), interval 1 day
    )) as date) as day
{%- endmacro %}

{% macro spark__day_series(first, last) -%}
    select explode(sequence({{ first }}, {{ last }}, interval 1 day)) as day
{%- endmacro %}
