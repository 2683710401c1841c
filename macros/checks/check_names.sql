{# At the start of a run: an error where the project names something that nothing makes, or makes
   something that nothing names. Such a model would go stale, or be left out, without a word. #}
{% macro check_names() -%}
    {%- if execute -%}
    {%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | list -%}
    {%- do check_what_is_counted(models) -%}
    {%- do check_kpi_families(models) -%}
    {%- do check_metrics() -%}
    {%- endif -%}
{%- endmacro %}

{# Does every increment of periods count something of which changed periods are noted? #}
{% macro check_what_is_counted(models) -%}
    {%- set known = changed_besides_events() -%}
    {%- for feed in feeds() if event_times(feed) -%} {%- do known.append(feed) -%} {%- endfor -%}
    {%- for node in models if node.config.materialized == 'incremental' and ('counts' in node.config.meta or 'changed_periods' in node.config.get('pre-hook') | string) -%}
        {%- for what in node.config.meta.get('counts') or ['nothing'] if what not in known -%}
            {{ exceptions.raise_compiler_error(
                node.name ~ " counts '" ~ what ~ "', but no changed period is noted of that, so its rows would go stale. Write config(meta={'counts': [...]})"
                ~ " with some of: " ~ known | join(', ') ~ ". A feed is among them once a column in si_<feed>.yml has event_time: true in its meta"
            ) }}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}

{# Is every KPI computed, and does kpi_values read every model that computes some? #}
{% macro check_kpi_families(models) -%}
    {%- set computed = {} -%}
    {%- for node in models -%}
        {%- for code in modules.re.findall("\\bkpi_rows\\(\\s*'([^']+)'", node.raw_code) -%} {%- do computed.update({code: node.name}) -%} {%- endfor -%}
    {%- endfor -%}
    {%- for code, family in computed.items() if family not in kpi_families() -%}
        {{ exceptions.raise_compiler_error(family ~ ' computes ' ~ code ~ ', but kpi_values does not read it: add it to macros/kpis/kpi_families.sql') }}
    {%- endfor -%}
    {%- for code in kpi_definitions() if code not in computed -%}
        {{ exceptions.raise_compiler_error("No model computes the KPI " ~ code ~ ": call kpi_rows('" ~ code ~ "', ...) in a model of macros/kpis/kpi_families.sql, or remove its definition") }}
    {%- endfor -%}
{%- endmacro %}

{# Has every KPI either a metric of its name or a reason why it has none? #}
{% macro check_metrics() -%}
    {%- set metrics = graph.metrics.values() | map(attribute='name') | list -%}
    {%- for code, kpi in kpi_definitions().items() if (kpi.name in metrics) == ('no_metric_because' in kpi) -%}
        {{ exceptions.raise_compiler_error(
            'The KPI ' ~ code ~ ' has ' ~ ('both a metric and' if kpi.name in metrics else 'neither a metric nor') ~ ' no_metric_because: '
            ~ ('remove one of them' if kpi.name in metrics else 'define the metric ' ~ kpi.name ~ ' in models/marts/semantic, or say in macros/kpis why it has none')
        ) }}
    {%- endfor -%}
{%- endmacro %}
