{# The condition for what came to be after the last build whose tests all passed: what such a build
   vouched for stays as it was, so a build need not test it again. All of it where there was no such
   build since a definition changed, be it a table's or a test's own, in a full refresh, and in
   every command but build: `dbt test` tests everything.

   Argument: noted_at, an expression: the start of the run in which it came to be. #}
{% macro since_last_tested_build(noted_at) -%}
    {%- set vouched = none -%}
    {%- if execute and flags.WHICH == 'build' and not flags.FULL_REFRESH -%}
        {%- set vouched = run_query(
            "select max(built_at) from audit.builds where built_at > (select max(noted_at) from audit.definitions where because is not null)"
        )[0][0] -%}
    {%- endif -%}
    {{ noted_at ~ " > timestamp '" ~ vouched ~ "'" if vouched else 'true' }}
{%- endmacro %}
