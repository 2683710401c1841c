{# A delivered text without the ASCII white space around it; NULL for '' and for the word NULL in
   any case (choices.md, "Values"; feeds.yml, "blanks"). Trimming a set of characters is dear, so
   what shows at its ends and its length that nothing is to be done stays as it is. #}
{% macro clean(text) -%}
    {%- set trimmed = trimmed(text) -%}
    case
        when {{ is_clean_at_sight(text) }} then {{ text }}
        when lower({{ trimmed }}) not in ('', 'null') then {{ trimmed }}
    end
{%- endmacro %}

{# A text without the ASCII white space around it. #}
{% macro trimmed(text) -%} trim(both {{ ascii_blanks() }} from {{ text }}) {%- endmacro %}

{# True only where clean() gives the text itself: its ends are beyond white space and it is no word
   of four letters. #}
{% macro is_clean_at_sight(text) -%}
    {{ adapter.dispatch('is_clean_at_sight', 'zoom_analytics')(text) }}
{%- endmacro %}

{% macro default__is_clean_at_sight(text) -%}
    ord({{ text }}) > 32 and ({{ text }})[-1] > ' ' and strlen({{ text }}) <> 4
{%- endmacro %}

{% macro spark__is_clean_at_sight(text) -%}
    ascii({{ text }}) > 32 and right({{ text }}, 1) > ' ' and length({{ text }}) <> 4
{%- endmacro %}
