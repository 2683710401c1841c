{# The periods, period_type and period_start, in which something that the model being built counts
   was changed since it was built last: a subquery. What it counts, the model says:
   config(meta={'counts': [...]}), in the words of int_changed_periods. #}
{% macro changed_periods() -%}
    select changed.period_type, changed.period_start
    from {{ ref('int_changed_periods') }} as changed
    where changed.what in ('{{ config.get('meta').counts | join("', '") }}') and {{ since_last_build('changed.changed_at') }}
{%- endmacro %}
