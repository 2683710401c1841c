{# Raises an error unless every KPI has either a metric of its name or a reason why it has none. #}
{% macro check_metrics() -%}
    {%- set metrics = graph.metrics.values() | map(attribute='name') | list -%}
    {%- for code, kpi in kpi_definitions().items()
        if (kpi.name in metrics) == ('no_metric_because' in kpi) -%}
        {%- set has_metric = kpi.name in metrics -%}
        {{ exceptions.raise_compiler_error(
            'The KPI ' ~ code ~ ' has '
            ~ ('both a metric and' if has_metric else 'neither a metric nor')
            ~ ' no_metric_because: ' ~ (
                'remove one of them' if has_metric
                else 'define the metric ' ~ kpi.name ~ ' in models/marts/semantic, or say in the'
                    ~ ' YAML of ' ~ kpi.computed_by ~ ' why it has none'
            )
        ) }}
    {%- endfor -%}
{%- endmacro %}
