{# A delivered text without the ASCII white space around it; NULL for '' and for the word NULL in any case
   (choices.md, "Values"; feeds.yml, "blanks"). #}
{% macro clean(text) -%}
    {%- set trimmed = 'trim(both ' ~ ascii_blanks() ~ ' from ' ~ text ~ ')' -%}
    case when lower({{ trimmed }}) not in ('', 'null') then {{ trimmed }} end
{%- endmacro %}
