{# True if the definition of the model being built, or of something that it reads, changed since its
   table was computed. Always false in commands that do not build: they read the table as it is. #}
{% macro has_changed_definition() -%}
    {%- if flags.WHICH not in ['build', 'run'] -%} {{ return(false) }} {%- endif -%}
    {%- set because = pairs_at_start_of_run(
        "select relation, coalesce(because, 'none') from (" ~ latest_definition_lines()
        ~ ") as lines"
    ) -%}
    {{ return(because.get(this.schema ~ '.' ~ this.identifier) != 'none') }}
{%- endmacro %}
