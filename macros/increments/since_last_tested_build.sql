{# A condition: true if a row was made after the last build whose tests all passed. A build need not
   test earlier rows again, since they have not changed. Always true without such a build since the
   last change of a definition, of a table or of a test; in a full refresh; and in every command but
   build, so `dbt test` tests everything.

   Argument: noted_at, an expression: the start of the run that made the row. #}
{% macro since_last_tested_build(noted_at) -%}
    {%- set tested_until = none -%}
    {%- if execute and flags.WHICH == 'build' and not flags.FULL_REFRESH -%}
        {%- set tested_until = run_query(
            "select max(built_at) from audit.builds where built_at > ("
            ~ "select max(noted_at) from audit.definitions where because is not null)"
        )[0][0] -%}
    {%- endif -%}
    {{ noted_at ~ " > timestamp '" ~ tested_until ~ "'" if tested_until else 'true' }}
{%- endmacro %}
