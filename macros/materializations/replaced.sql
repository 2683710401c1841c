{# Views and tables on DuckDB: the old one is dropped and the new one made in one transaction, so a reader sees either, and where
   the query fails the old one stays. dbt's own way makes the new one beside the old and renames both, which on a small warehouse
   takes longer than the queries themselves.

   For models in SQL without grants, indexes and persist_docs, which this project has none of. #}

{% materialization view, adapter='duckdb' %}
    {{ return(replaced(this.incorporate(type='view'), get_create_view_as_sql(this, sql))) }}
{% endmaterialization %}

{% materialization table, adapter='duckdb' %}
    {{ return(replaced(this.incorporate(type='table'), get_create_table_as_sql(false, this, sql))) }}
{% endmaterialization %}

{# Arguments: relation, what is made; create, the statement that makes it. Returns what a materialization returns. #}
{% macro replaced(relation, create) %}
    {%- set former = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks) }}
    {% call statement('main') -%}
        {%- if former %}
        drop {{ former.type }} {{ former }};
        {%- endif %}
        {{ create }}
    {%- endcall %}
    {{ run_hooks(post_hooks) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [relation]}) }}
{% endmacro %}
