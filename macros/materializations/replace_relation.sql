{# Views and tables on DuckDB: the old one is dropped and the new one made in one transaction, so a
   reader sees either, and where the query fails the old one stays. dbt's own way makes the new one
   beside the old and renames both, which on a small warehouse takes longer than the queries
   themselves.

   What they do not do is refused (refuse_ignored_configuration). #}

{% materialization view, adapter='duckdb' %}
    {{ return(replace_relation(this.incorporate(type='view'), sql)) }}
{% endmaterialization %}

{% materialization table, adapter='duckdb' %}
    {{ return(replace_relation(this.incorporate(type='table'), sql)) }}
{% endmaterialization %}

{# Makes a view or a table of a query in place of what was there before. reads_former: whether the
   query reads that. Returns what a materialization returns. #}
{% macro replace_relation(relation, query, reads_former=false) %}
    {{ refuse_ignored_configuration() }}
    {%- set former = load_cached_relation(this) -%}
    {%- set made = make_intermediate_relation(relation) if reads_former else relation -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks) }}
    {% call statement('main') -%}
        {%- if former and not reads_former %}
        drop {{ former.type }} {{ former }};
        {%- endif %}
        {{ get_create_view_as_sql(made, query) if relation.is_view else get_create_table_as_sql(false, made, query) }}
        {%- if reads_former %};
        drop {{ former.type }} {{ former }};
        alter table {{ made }} rename to {{ adapter.quote(relation.identifier) }}
        {%- endif %}
    {%- endcall %}
    {{ run_hooks(post_hooks) }}
    {% do adapter.commit() %}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [relation]}) }}
{% endmacro %}
