{# In an increment, the end of a gold model's query: one row, empty but for its key, for each
   changed key that has no row any more; the strategy reconcile takes the row of that key out.
   Nothing in a full build.

   Arguments: key, an expression; ids, a query with the columns that key speaks of. #}
{% macro rows_gone(key, ids) -%}
    {%- if is_incremental() %}
union all
select
    {%- for column in model.columns.values() %}
    {% if column.name == config.get('unique_key') %}{{ key }}{% else %}cast(null as {{ column.data_type }}){% endif %} as {{ column.name }}{{ ',' if not loop.last }}
    {%- endfor %}
from ({{ ids }}) as gone
    {%- endif -%}
{%- endmacro %}
