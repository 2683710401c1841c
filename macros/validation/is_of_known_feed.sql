{# A condition: true if a file belongs to a feed, or to a table of another source, that the project
   still reads.

   Argument: ledger, an alias of the load ledger. #}
{% macro is_of_known_feed(ledger) -%}
    {%- set read = [] -%}
    {%- for source_name, tables in var('sources').items() -%}
        {%- for table in tables.values() | unique -%}
            {%- do read.append("'" ~ source_name ~ '/' ~ table ~ "'") -%}
        {%- endfor -%}
    {%- endfor -%}
    concat({{ ledger }}.source_system, '/', {{ ledger }}.feed) in ({{ read | join(', ') }})
{%- endmacro %}
