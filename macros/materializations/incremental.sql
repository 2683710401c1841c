{# Incremental models on DuckDB. Without a table, in a full refresh and after a change of the
   definition (should_full_refresh) the model is computed as a whole, and the new table replaces the
   old one in one transaction (replace_relation). Otherwise the query's rows go into the table by
   the model's incremental strategy. Their columns are the table's, since a change of columns is a
   change of the definition.

   A gold table that is computed as a whole because its definition changed keeps the dates of its
   rows (with_kept_dates). A model that is never refreshed (full_refresh: false) gets new columns
   added. #}
{% materialization incremental, adapter='duckdb' %}
    {{ refuse_ignored_configuration() }}
    {%- set former = load_cached_relation(this) -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set is_table = former is not none and former.is_table -%}
    {%- if not is_table or should_full_refresh() -%}
        {%- set keeps_dates = is_table and config.get('incremental_strategy') == 'reconcile'
            and not flags.FULL_REFRESH -%}
        {{ return(
            replace_relation(
                target_relation, with_kept_dates(sql) if keeps_dates else sql,
                reads_former=keeps_dates
            )
        ) }}
    {%- endif -%}
    {%- set strategy_name = config.get('incremental_strategy') -%}
    {%- set keeps_history = config.get('full_refresh') == false -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks) }}
    {%- if strategy_name == 'append' and not keeps_history -%}
        {% call statement('main') -%}
            insert into {{ target_relation }} by name (
                {{ sql }}
            )
        {%- endcall %}
    {%- else -%}
        {%- set increment = make_temp_relation(target_relation) -%}
        {%- do run_query(get_create_table_as_sql(true, increment, sql)) -%}
        {%- if keeps_history -%}
            {%- do process_schema_changes('append_new_columns', increment, former) -%}
        {%- endif -%}
        {%- set strategy = adapter.get_incremental_strategy_macro(context, strategy_name) -%}
        {% call statement('main') -%}
            {{ strategy({
                'target_relation': target_relation,
                'temp_relation': increment,
                'unique_key': config.get('unique_key'),
                'dest_columns': adapter.get_columns_in_relation(target_relation),
                'incremental_predicates': none
            }) }};
            drop table {{ increment }}
        {%- endcall %}
    {%- endif -%}
    {{ run_hooks(post_hooks) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
