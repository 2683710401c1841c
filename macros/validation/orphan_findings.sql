{# Expressions that give 'Z201:column' for orphans: those that quarantine the row, or those whose
   value is dropped. #}
{% macro orphan_findings(refs, quarantined) -%}
    {%- set findings = [] -%}
    {%- for c in refs if (c.need != 'optional' or c.orphan == 'quarantined') == quarantined -%}
        {%- do findings.append(
            "case when " ~ c.name ~ "__is_orphan then 'Z201:" ~ c.name ~ "' end"
        ) -%}
    {%- endfor -%}
    {{ return(findings) }}
{%- endmacro %}
