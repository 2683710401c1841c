{# The characters that are trimmed at both ends: blank, tab, line feed, vertical tab, form feed,
   carriage return. #}
{% macro ascii_blanks() -%}
    {{ adapter.dispatch('ascii_blanks', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__ascii_blanks() -%}
    ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)
{%- endmacro %}

{# A literal instead of an expression: staging has thousands of them, and DuckDB would bind and fold
   each. #}
{% macro duckdb__ascii_blanks() -%} E' \t\n\x0B\x0C\r' {%- endmacro %}
