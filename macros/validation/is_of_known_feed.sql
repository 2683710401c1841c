{# Is a file of a feed, or of a call of another source, read by a feed of the project? Not where the
   feed or the source was removed.

   Argument: ledger, an alias of the load ledger. #}
{% macro is_of_known_feed(ledger) -%}
    {%- set read = [] -%}
    {%- for source_name, tables in var('sources').items() -%}
        {%- for table in tables.values() | unique -%} {%- do read.append("'" ~ source_name ~ '/' ~ table ~ "'") -%} {%- endfor -%}
    {%- endfor -%}
    concat({{ ledger }}.source_system, '/', {{ ledger }}.feed) in ({{ read | join(', ') }})
{%- endmacro %}
