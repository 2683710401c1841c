{# Expressions that give 'CODE:column' where a row breaks a rule of the contract. #}
{% macro rule_findings(rules) -%}
    {%- set findings = [] -%}
    {%- for rule in rules -%}
        {%- do findings.append(
            "case when " ~ rule.when ~ " then '" ~ rule.code ~ ":" ~ rule.column ~ "' end"
        ) -%}
    {%- endfor -%}
    {{ return(findings) }}
{%- endmacro %}
