{# Drops the relations that the project no longer defines. Snapshots and models that are never
   refreshed stay, since their history cannot be computed again. #}
{% macro drop_removed_relations(kept, found) -%}
    {%- for relation, line in kept.items() if relation not in found -%}
        {%- set schema, identifier = relation.split('.')[0], relation.split('.')[-1] -%}
        {%- set left = adapter.get_relation(target.database, schema, identifier)
            if line.kind in ['view', 'table', 'incremental', 'seed'] -%}
        {%- if left -%} {%- do adapter.drop_relation(left) -%} {%- endif -%}
        {%- do run_query("delete from audit.definitions where relation = " ~ sql_text(relation)) -%}
    {%- endfor -%}
{%- endmacro %}
