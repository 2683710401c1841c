{# True if the definition of the model being built, or of something that it reads, changed since its
   table was computed. Always false in commands that do not build: they read the table as it is. #}
{% macro has_changed_definition() -%}
    {%- if flags.WHICH not in ['build', 'run'] -%} {{ return(false) }} {%- endif -%}
    {{ return(not cached_first_row(
        "select coalesce((select because is null from audit.definitions where relation = '"
        ~ this.schema ~ '.' ~ this.identifier ~ "' order by noted_at desc limit 1), false)"
    )[0]) }}
{%- endmacro %}
