{# The parts in which a definition differs from the one before, joined by ', '; empty where it does
   not. #}
{% macro changed_parts(before, now) -%}
    {%- set changed = [] -%}
    {%- for name in (before | list + now | list) | unique if before.get(name) != now.get(name) -%} {%- do changed.append(name) -%} {%- endfor -%}
    {{ return(changed | join(', ')) }}
{%- endmacro %}
