{# A delivered text without the ASCII white space at its ends; NULL for an empty text and for the
   word NULL in any case (docs/specification/values.md, "Trimming and NULL"). #}
{% macro clean_text(text) -%}
    {{ call_function('clean_text', clean_text_body, [text]) }}
{%- endmacro %}

{# Trimming a set of characters is slow. The first branch needs no trimming: neither end is white
   space, and the length differs from that of the word NULL. #}
{% macro clean_text_body(text) -%}
    case
        when {{ text }} >= '!' and substr({{ text }}, -1) > ' ' and length({{ text }}) <> 4
            then {{ text }}
        when lower(trim(both {{ ascii_blanks() }} from {{ text }})) not in ('', 'null')
            then trim(both {{ ascii_blanks() }} from {{ text }})
    end
{%- endmacro %}
