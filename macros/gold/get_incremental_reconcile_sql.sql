{# The incremental strategy of gold. The table then holds what a full build would give, and
   unchanged rows are not written, so that their load_date and update_date stay.

   A row with a new key is inserted. A row with a changed column is updated, except for load_date. A
   row that the query returns without load_date is deleted: so a model that computes only changed
   rows names the keys that are gone (tombstone_rows). A model that computes all rows (meta
   computes: everything) deletes every key that its query does not return. #}
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
