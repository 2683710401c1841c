{# Views and tables on DuckDB: one transaction drops the old one and makes the new one. A reader
   sees either, and the old one stays if the query fails. dbt's own materializations make the new
   one beside the old and rename both, which on a small warehouse takes longer than the queries. #}

{% materialization view, adapter='duckdb' %}
    {{ return(replace_relation(this.incorporate(type='view'), sql)) }}
{% endmaterialization %}

{% materialization table, adapter='duckdb' %}
    {{ return(replace_relation(this.incorporate(type='table'), sql)) }}
{% endmaterialization %}

{# Replaces a relation by a view or a table of a query. reads_former: true if the query reads the
   relation that it replaces. Returns what a materialization returns. #}
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
        {{ get_create_view_as_sql(made, query) if relation.is_view
            else get_create_table_as_sql(false, made, query) }}
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
