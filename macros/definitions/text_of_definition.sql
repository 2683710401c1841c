{# The SQL of a node without comments, with its hooks and the name of its incremental strategy. #}
{% macro text_of_definition(node) -%}
    {%- set lines = [] -%}
    {%- for line in modules.re.sub('(?s)\\{#.*?#\\}', '', node.raw_code or '').split('\n')
        if not line.strip().startswith('--') -%}
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
