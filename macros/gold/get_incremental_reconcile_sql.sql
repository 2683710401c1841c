{# The incremental strategy of gold: afterwards the table holds what a full build would give, and a
   row that did not change was not changed, so that its load_date and update_date stand still.

   A row whose key is new comes in; one of whose columns differs is updated but for load_date; one
   that the query gives with no load_date is gone and goes. A model that computes only changed rows
   says so of the changed keys that are gone; one that computes all of them (meta computes:
   everything) lets go of every key that its query does not give. #}
{% macro get_incremental_reconcile_sql(arg_dict) -%}
    {%- set key = arg_dict['unique_key'] -%}
    {%- set columns = arg_dict['dest_columns'] | map(attribute='name') | list -%}
    merge into {{ arg_dict['target_relation'] }} as kept
    using {{ arg_dict['temp_relation'] }} as computed
    on kept.{{ key }} = computed.{{ key }}
    when matched and computed.load_date is null then delete
    when matched and (
        {%- for c in columns | reject('in', [key, 'load_date', 'update_date']) %}
        {{ 'or ' if not loop.first }}kept.{{ c }} is distinct from computed.{{ c }}
        {%- endfor %}
    ) then update set
        {%- for c in columns | reject('in', [key, 'load_date']) %}
        {{ c }} = computed.{{ c }}{{ ',' if not loop.last }}
        {%- endfor %}
    when not matched and computed.load_date is not null then insert ({{ columns | join(', ') }})
        values ({% for c in columns %}computed.{{ c }}{{ ', ' if not loop.last }}{% endfor %})
    {%- if config.get('meta', {}).get('computes') == 'everything' %}
    when not matched by source then delete
    {%- endif %}
{%- endmacro %}
