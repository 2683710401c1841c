{# A condition: true if something was noted after the last build of the model being built; always
   true in a full build.

   Argument: noted_at, an expression: the start of the run that noted it. #}
{% macro since_last_build(noted_at) -%}
    {%- set until = none -%}
    {%- if execute and is_incremental() -%}
        {%- set until = pairs_at_start_of_run(
            "select model_name, max(validated_until) from audit.model_watermarks"
            ~ " group by model_name"
        ).get(this.schema ~ '.' ~ this.identifier) -%}
    {%- endif -%}
    {{ noted_at ~ " > timestamp '" ~ until ~ "'" if until else 'true' }}
{%- endmacro %}
