{# What numerator / denominator is multiplied by (docs/specification/kpis.md, "Output"). #}
{% macro kpi_scale(definition) -%}
    {{ return(definition.get('scale') or (100 if definition.unit == 'percent' else 1)) }}
{%- endmacro %}
