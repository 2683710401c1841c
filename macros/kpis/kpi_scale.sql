{# The factor of numerator / denominator (docs/specification/kpis.md, "Output"). #}
{% macro kpi_scale(definition) -%}
    {{ return(definition.get('scale') or (100 if definition.unit == 'percent' else 1)) }}
{%- endmacro %}
