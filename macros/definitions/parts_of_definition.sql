{# The text that a node is written in, with that of its hooks and the name of its incremental
   strategy, without comments. #}
{% macro text_of_definition(node) -%}
    {%- set lines = [] -%}
    {%- for line in modules.re.sub('(?s)\\{#.*?#\\}', '', node.raw_code or '').split('\n') if not line.strip().startswith('--') -%}
        {%- do lines.append(line.split() | join(' ')) -%}
    {%- endfor -%}
    {%- for hook in node.config.get('pre-hook', []) + node.config.get('post-hook', []) -%}
        {%- do lines.append(hook.sql) -%}
    {%- endfor -%}
    {%- if node.config.get('incremental_strategy') -%}
        {%- do lines.append('get_incremental_' ~ node.config.incremental_strategy ~ '_sql') -%}
    {%- endif -%}
    {{ return(lines | select | join('\n')) }}
{%- endmacro %}

{# The parts of a node's definition and their fingerprints, by the words in which the summary names
   them. Descriptions, tags and classifications are none: they change nothing in the table. Nor is
   run_date: it says which day it is. #}
{% macro parts_of_definition(node, macros) -%}
    {%- set text = text_of_definition(node) -%}
    {%- set words = modules.re.findall('\\w+', text) | unique | list -%}
    {%- set fingerprints, variables = {}, {} -%}
    {%- for word in words if word in macros -%}
        {%- do fingerprints.update(macros[word].behind) -%}
        {%- do variables.update(macros[word].variables) -%}
    {%- endfor -%}
    {%- set parts = {'its configuration': configuration_of(node)} -%}
    {%- do parts.update({'its rows': node.checksum.checksum} if node.resource_type == 'seed' else {'its SQL': text}) -%}
    {%- if (node.config.get('contract') or {}).get('enforced') -%}
        {%- set columns = [] -%}
        {%- for column in node.columns.values() -%}
            {%- do columns.append([column.name, column.data_type] + (column.constraints | map(attribute='type') | list)) -%}
        {%- endfor -%}
        {%- do parts.update({'its columns': columns}) -%}
    {%- endif -%}
    {%- for name in (modules.re.findall(variable_pattern(), text) + variables | list) | unique if name != 'run_date' -%}
        {%- do parts.update({'the variable ' ~ name: var(name, none)}) -%}
    {%- endfor -%}
    {%- if 'the macro contract_of' in fingerprints -%}
        {%- for feed in feeds() if feed in words -%}
            {%- do parts.update({'the contract of ' ~ feed: contract_without_classes(feed)}) -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if 'the macro kpi_definitions' in fingerprints -%}
        {%- do parts.update({'the definitions of KPIs': kpi_definitions()}) -%}
    {%- endif -%}
    {%- for name, part in parts.items() -%}
        {%- do fingerprints.update({name: local_md5(part if part is string else tojson(part, sort_keys=True))[:12]}) -%}
    {%- endfor -%}
    {{ return(fingerprints) }}
{%- endmacro %}

{# What of a node's configuration decides on its rows. #}
{% macro configuration_of(node) -%}
    {%- set settings = {} -%}
    {%- for key in ['materialized', 'unique_key', 'strategy', 'check_cols', 'updated_at', 'hard_deletes', 'column_types'] -%}
        {%- do settings.update({key: node.config.get(key)}) -%}
    {%- endfor -%}
    {%- for key, value in (node.config.meta or {}).items() if key != 'classification' -%}
        {%- set decisive = kpis_without_words(value) if key == 'kpis' else value -%}
        {%- do settings.update({'meta ' ~ key: decisive}) -%}
    {%- endfor -%}
    {{ return(settings) }}
{%- endmacro %}

{# A feed's contract without what is only said of it to those who load, read or publish its columns.
   #}
{% macro contract_without_classes(feed) -%}
    {%- set contract = contract_of(feed) -%}
    {%- set columns = [] -%}
    {%- for column in contract.columns -%}
        {%- set kept = {} -%}
        {%- for key, value in column.items() if key not in ['classification', 'masking', 'alias', 'whose'] -%} {%- do kept.update({key: value}) -%} {%- endfor -%}
        {%- do columns.append(kept) -%}
    {%- endfor -%}
    {{ return([columns, contract.meta.get('rules'), contract.meta.get('warnings')]) }}
{%- endmacro %}

{# How a text asks for a variable; the first group is its name. #}
{% macro variable_pattern() -%} {{ return("\\bvar\\(\\s*['\"](\\w+)['\"]") }} {%- endmacro %}
