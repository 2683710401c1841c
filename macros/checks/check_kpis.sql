{# Raises an error unless every KPI is defined in the YAML of one model, computed by that model and
   read by kpi_values. #}
{% macro check_kpis(models) -%}
    {%- set families = graph.nodes['model.' ~ project_name ~ '.kpi_values'].depends_on.nodes -%}
    {%- set defined = {} -%}
    {%- for node in models -%}
        {%- for code in node.config.meta.kpis or {} -%}
            {%- if code in defined -%}
                {{ exceptions.raise_compiler_error(
                    'The KPI ' ~ code ~ ' is defined by ' ~ defined[code] ~ ' and by ' ~ node.name
                    ~ ': remove it from the YAML of one of them'
                ) }}
            {%- endif -%}
            {%- do defined.update({code: node.name}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for node in models -%}
        {%- for code in node.config.meta.kpis or {} -%}
            {%- if node.unique_id not in families -%}
                {{ exceptions.raise_compiler_error(
                    node.name ~ ' computes ' ~ code ~ ', but kpi_values does not read it: add it to'
                    ~ ' the families in models/marts/kpi_values.sql'
                ) }}
            {%- endif -%}
            {%- if 'kpi:' ~ code not in node.tags -%}
                {{ exceptions.raise_compiler_error(
                    node.name ~ ' defines the KPI ' ~ code
                    ~ ", but does not compute it: call kpi_rows('" ~ code
                    ~ "', ...), or remove its definition from the YAML"
                ) }}
            {%- endif -%}
        {%- endfor -%}
        {%- for tag in node.tags if tag.startswith('kpi:') -%}
            {%- if tag.split(':')[1] not in (node.config.meta.kpis or {}) -%}
                {{ exceptions.raise_compiler_error(
                    node.name ~ ' computes the KPI ' ~ tag.split(':')[1]
                    ~ ', but its YAML does not define it: define it there, under config: meta: kpis'
                ) }}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
