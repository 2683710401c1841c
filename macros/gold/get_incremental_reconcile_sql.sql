{# The incremental strategy of gold: afterwards the table holds what the model's query gave, and a row that did not change
   was not touched, so that its load_date and update_date stand still.

   A row whose key is new comes in, one whose key is gone goes, one of whose columns differs is updated but for load_date. #}
{% macro get_incremental_reconcile_sql(arg_dict) -%}
    {%- set key = arg_dict['unique_key'] -%}
    {%- set columns = arg_dict['dest_columns'] | map(attribute='name') | list -%}
    merge into {{ arg_dict['target_relation'] }} as kept
    using {{ arg_dict['temp_relation'] }} as computed
    on kept.{{ key }} = computed.{{ key }}
    when matched and (
        {%- for c in columns | reject('in', [key, 'load_date', 'update_date']) %}
        {{ 'or ' if not loop.first }}kept.{{ c }} is distinct from computed.{{ c }}
        {%- endfor %}
    ) then update set
        {%- for c in columns | reject('in', [key, 'load_date']) %}
        {{ c }} = computed.{{ c }}{{ ',' if not loop.last }}
        {%- endfor %}
    when not matched then insert ({{ columns | join(', ') }})
        values ({% for c in columns %}computed.{{ c }}{{ ', ' if not loop.last }}{% endfor %})
    when not matched by source then delete
{%- endmacro %}
