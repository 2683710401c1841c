{# A subquery of the periods, period_type and period_start, whose counted events changed since the
   last build of the model being built. The model names the kinds of events that it counts,
   config(meta={'counts': [...]}), as int_changed_periods does. #}
{% macro changed_periods() -%}
    select changed.period_type, changed.period_start
    from {{ ref('int_changed_periods') }} as changed
    where
        changed.what in ('{{ config.get('meta').counts | join("', '") }}')
        and {{ since_last_build('changed.changed_at') }}
{%- endmacro %}
