{# Is the model that is being built to be computed as a whole, since its definition, or that of
   something it reads, is not the one that its table was computed by? Only a run that builds may say
   so: others find the table as it is. #}
{% macro has_changed_definition() -%}
    {%- if flags.WHICH not in ['build', 'run'] -%} {{ return(false) }} {%- endif -%}
    {{ return(not cached_first_row(
        "select coalesce((select because is null from audit.definitions where relation = '" ~ this.schema ~ '.' ~ this.identifier
        ~ "' order by noted_at desc limit 1), false)"
    )[0]) }}
{%- endmacro %}
