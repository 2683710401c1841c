{# A delivered text without the ASCII white space around it; NULL for '' and for the word NULL in
   any case (docs/specification/values.md, "Trimming and NULL"). #}
{% macro clean_text(text) -%}
    {{ call_function('clean_text', clean_text_body, [text]) }}
{%- endmacro %}

{# Trimming a set of characters is slow. A text whose ends are no white space and that does not have
   the length of the word NULL is clean at sight. #}
{% macro clean_text_body(text) -%}
    case
        when {{ text }} >= '!' and substr({{ text }}, -1) > ' ' and length({{ text }}) <> 4 then {{ text }}
        when lower(trim(both {{ ascii_blanks() }} from {{ text }})) not in ('', 'null')
            then trim(both {{ ascii_blanks() }} from {{ text }})
    end
{%- endmacro %}
