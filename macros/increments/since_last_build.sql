{# The condition for what was noted, at the moment of a run, after the model being built was built
   last; all in a full build. #}
{% macro since_last_build(noted_at) -%}
    {%- set until = none -%}
    {%- if execute and is_incremental() -%}
        {%- set until = cached_first_row("select max(validated_until) from audit.model_watermarks where model_name = '" ~ this.schema ~ "." ~ this.identifier ~ "'")[0] -%}
    {%- endif -%}
    {{ noted_at ~ " > timestamp '" ~ until ~ "'" if until else 'true' }}
{%- endmacro %}
