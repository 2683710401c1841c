{# The parts of a node's definition and their fingerprints, by the names that the summary of a build
   uses. Descriptions, tags and classifications are not parts, because they do not change the table.
   run_date is not, because it only says which day it is. #}
{% macro parts_of_definition(node, macros) -%}
    {%- set text = text_of_definition(node) -%}
    {%- set words = modules.re.findall('\\w+', text) | unique | list -%}
    {%- set fingerprints, variables = {}, {} -%}
    {%- for word in words if word in macros -%}
        {%- do fingerprints.update(macros[word].behind) -%}
        {%- do variables.update(macros[word].variables) -%}
    {%- endfor -%}
    {%- set parts = {'its configuration': configuration_of(node)} -%}
    {%- do parts.update(
        {'its rows': node.checksum.checksum} if node.resource_type == 'seed' else {'its SQL': text}
    ) -%}
    {%- if (node.config.get('contract') or {}).get('enforced') -%}
        {%- set columns = [] -%}
        {%- for column in node.columns.values() -%}
            {%- do columns.append(
                [column.name, column.data_type] + (
                    column.constraints | map(attribute='type') | list
                )
            ) -%}
        {%- endfor -%}
        {%- do parts.update({'its columns': columns}) -%}
    {%- endif -%}
    {%- for name in (
        modules.re.findall(variable_pattern(), text) + variables | list
    ) | unique if name != 'run_date' -%}
        {%- do parts.update({'the variable ' ~ name: var(name, none)}) -%}
    {%- endfor -%}
    {%- if 'the macro contract_of' in fingerprints -%}
        {%- for feed in feeds() if feed in words -%}
            {%- do parts.update({'the contract of ' ~ feed: contract_row_settings(feed)}) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if 'the macro kpi_definitions' in fingerprints -%}
        {%- do parts.update({'the definitions of KPIs': kpi_definitions()}) -%}
    {%- endif -%}
    {%- for name, part in parts.items() -%}
        {%- do fingerprints.update(
            {name: local_md5(part if part is string else tojson(part, sort_keys=True))[:12]}
        ) -%}
    {%- endfor -%}
    {{ return(fingerprints) }}
{%- endmacro %}
