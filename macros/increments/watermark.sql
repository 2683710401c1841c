{# Up to when a model has taken in what silver validated: each build of it appends a row, in the
   transaction of the build. #}
{% macro keep_watermark() -%}
    {%- if execute -%}
    insert into audit.model_watermarks (model_name, validated_until, run_id)
    values ('{{ this.schema }}.{{ this.identifier }}', {{ this_run() }}, '{{ invocation_id }}')
    {%- endif -%}
{%- endmacro %}

{# The condition for validated rows that the model being built has not seen yet; all of them in a
   full build. #}
{% macro validated_since_last_build() -%}
    {{ since_last_build('validated_at') }}
{%- endmacro %}

{# The condition for what was noted, at the moment of a run, after the model being built was built
   last; all in a full build. #}
{% macro since_last_build(noted_at) -%}
    {%- set until = none -%}
    {%- if execute and is_incremental() -%}
        {%- set until = asked_once("select max(validated_until) from audit.model_watermarks where model_name = '" ~ this.schema ~ "." ~ this.identifier ~ "'")[0] -%}
    {%- endif -%}
    {{ noted_at ~ " > timestamp '" ~ until ~ "'" if until else 'true' }}
{%- endmacro %}

{# The moment that stands for this run in validated_at and in watermarks. #}
{% macro this_run() -%}
    cast('{{ run_started_at.strftime("%Y-%m-%d %H:%M:%S.%f") }}' as timestamp)
{%- endmacro %}
