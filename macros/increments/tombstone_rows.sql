{# In an increment, the end of a gold model's query: one row, NULL but for its key, for each changed
   key that has no row any more. The strategy reconcile deletes the row of that key. Nothing in a
   full build. The CTE changed holds the changed keys.

   Arguments: key, the column of the natural key that the model's key is a hash of; computed, the
   CTE with the rows that the model computes. #}
{% macro tombstone_rows(key, computed) -%}
    {%- if is_incremental() %}
union all
select
    {%- for column in model.columns.values() %}
    {% if column.name == config.get('unique_key') -%}
        {{ hash_key(['changed.' ~ key]) }}
    {%- else -%}
        cast(null as {{ column.data_type }})
    {%- endif %} as {{ column.name }}{{ ',' if not loop.last }}
    {%- endfor %}
from changed
where changed.{{ key }} not in (select {{ computed }}.{{ key }} from {{ computed }})
    {%- endif -%}
{%- endmacro %}
