{# The parts in which two definitions differ, joined by ', '; empty if they are equal. #}
{% macro changed_parts(before, now) -%}
    {%- set changed = [] -%}
    {%- for name in (before | list + now | list) | unique if before.get(name) != now.get(name) -%}
        {%- do changed.append(name) -%}
    {%- endfor -%}
    {{ return(changed | join(', ')) }}
{%- endmacro %}
