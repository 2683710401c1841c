{# At the start of a run: creates the project's functions in the schema `functions`. Each macro
   <name>_body is the body of the function <name>, with the same arguments. A body calls no other
   function, so their order does not matter. #}
{% macro ensure_functions() -%}
    {{ adapter.dispatch('ensure_functions', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__ensure_functions() -%}
    {%- if execute -%}
    {%- do adapter.create_schema(
        api.Relation.create(database=target.database, schema='functions')
    ) -%}
    {%- for macro_name, generator in context[project_name].items()
        if macro_name.endswith('_body') -%}
        {%- set arguments = generator.get_macro().arguments -%}
        {%- do run_query(
            'create or replace macro functions.' ~ macro_name[:-5]
            ~ '(' ~ arguments | join(', ') ~ ') as ' ~ generator(*arguments)
        ) -%}
    {%- endfor -%}
    {%- endif -%}
{%- endmacro %}

{# This engine gets the bodies in place of the calls. #}
{% macro spark__ensure_functions() -%} {%- endmacro %}
