{# A condition: true if the column of a feed is personal by its contract. Both arguments are
   expressions. #}
{% macro is_personal(feed, column) -%}
    {%- set names = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values()
            if node.resource_type == 'model' and node.config.meta.get('feed') -%}
            {%- for c in feed_contract(node.config.meta.feed) if c.personal -%}
                {%- do names.append("'" ~ node.config.meta.feed ~ "." ~ c.name ~ "'") -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ feed }} || '.' || {{ column }} in ({{ names | join(', ') or "''" }})
{%- endmacro %}
