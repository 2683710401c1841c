{# In an increment, the end of a fact's query: one row, NULL but for its key, for each changed key
   that has no row any more. The strategy reconcile deletes the row of that key. Nothing in a full
   build. The CTE changed holds the changed keys.

   Arguments: unique_key, the fact's key; of, the column of the natural key that it is a hash of;
   computed, the CTE with the rows that the fact computes. #}
{% macro tombstone_rows(unique_key, of, computed) -%}
    {%- if is_incremental() -%}
        {{ adapter.dispatch('tombstone_rows', 'zoom_analytics')(unique_key, of, computed) }}
    {%- endif -%}
{%- endmacro %}

{% macro default__tombstone_rows(unique_key, of, computed) -%}
union all by name
select {{ hash_key(['changed.' ~ of]) }} as {{ unique_key }}
from changed
where changed.{{ of }} not in (select {{ computed }}.{{ of }} from {{ computed }})
{%- endmacro %}

{% macro spark__tombstone_rows(unique_key, of, computed) -%}
union all
select
    {%- for column in model.columns.values() %}
    {% if column.name == unique_key -%}
        {{ hash_key(['changed.' ~ of]) }}
    {%- else -%}
        cast(null as {{ column.data_type }})
    {%- endif %} as {{ column.name }}{{ ',' if not loop.last }}
    {%- endfor %}
from changed
where changed.{{ of }} not in (select {{ computed }}.{{ of }} from {{ computed }})
{%- endmacro %}
