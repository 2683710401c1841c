{# Up to when a model has taken in validated rows: each build of it appends a row, in the
   transaction of the build. #}
{% macro keep_watermark() -%}
    {%- if execute -%}
    insert into audit.model_watermarks (model_name, validated_until, run_id)
    values ('{{ this.schema }}.{{ this.identifier }}', {{ run_timestamp() }}, '{{ invocation_id }}')
    {%- endif -%}
{%- endmacro %}
