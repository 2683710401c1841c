{# Views and tables on DuckDB: the new one takes the place of the old in one step, so a reader sees either, and where the query
   fails the old one stays. dbt's own way makes the new one beside the old and renames both, which on a small warehouse takes
   longer than the queries themselves (docs/performance.md).

   For models in SQL without grants, indexes and persist_docs, which this project has none of. #}

{% materialization view, adapter='duckdb' %}
    {%- set former = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks) }}
    {% if former and not former.is_view %}{% do adapter.drop_relation(former) %}{% endif %}
    {% call statement('main', auto_begin=False) -%}
        {%- if config.get('contract').enforced %}{{ get_assert_columns_equivalent(sql) }}{% endif %}
        create or replace view {{ this }} as (
        {{ sql }}
        )
    {%- endcall %}
    {{ run_hooks(post_hooks) }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [this.incorporate(type='view')]}) }}
{% endmaterialization %}

{% materialization table, adapter='duckdb' %}
    {%- set former = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks) }}
    {% call statement('main') -%}
        {%- if former %}
        drop {{ former.type }} {{ former }};
        {%- endif %}
        {{ get_create_table_as_sql(false, this, sql) }}
    {%- endcall %}
    {{ run_hooks(post_hooks) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [this.incorporate(type='table')]}) }}
{% endmaterialization %}
