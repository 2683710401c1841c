{# The text of a cell as a value of a type of feeds.yml; NULL where it is none (choices.md,
   "Values").

   Arguments: type, as the contract names it, neither text nor a list of words; text, an expression,
   which has no value with white space around it. #}
{% macro parse_value(type, text) -%}
    {%- if type in ('int', 'bigint') -%}
        case when {{ matches(text, integer_pattern()) }} then try_cast(split_part({{ text }}, '.', 1) as {{ physical_type(type) }}) end
    {%- elif type == 'double' -%}
        case when {{ matches(text, number_pattern()) }} then try_cast({{ text }} as {{ physical_type(type) }}) end
    {%- elif type.startswith('decimal') -%}
        case when {{ matches(text, number_pattern()) }} then try_cast({{ without_exponent(text) }} as {{ physical_type(type) }}) end
    {%- elif type == 'bool' -%}
        case
            when {{ matches(text, '[Tt]([Rr][Uu][Ee])?|[Yy]([Ee][Ss])?|1') }} then true
            when {{ matches(text, '[Ff]([Aa][Ll][Ss][Ee])?|[Nn][Oo]?|0') }} then false
        end
    {%- elif type == 'timestamp' -%}
        {{ parse_timestamp(text) }}
    {%- elif type == 'date' -%}
        cast({{ parse_timestamp(text) }} as date)
    {%- elif type == 'uuid' -%}
        {{ parse_uuid(text) }}
    {%- elif type == 'email' -%}
        case when {{ matches(text, format_pattern('email')) }} and strpos({{ text }}, '@') <= 65 then lower({{ text }}) end
    {%- elif type == 'phone' -%}
        case when {{ matches(digits_of(text), format_pattern('phone')) }} then {{ digits_of(text) }} end
    {%- elif type in ('url', 'ip', 'mac') -%}
        case when {{ matches(text, format_pattern(type)) }} then {{ text }} end
    {%- endif -%}
{%- endmacro %}

{# A text as a UUID; NULL where it is none, in exactly the form 8-4-4-4-12. #}
{% macro parse_uuid(text) -%}
    {{ adapter.dispatch('parse_uuid', 'zoom_analytics')(text) }}
{%- endmacro %}

{# The cast of DuckDB wants 32 hexadecimal digits and overlooks dashes: four of them in their places
   leave 32 others. #}
{% macro default__parse_uuid(text) -%}
    case when {{ text }} like '________-____-____-____-____________' then try_cast({{ text }} as uuid) end
{%- endmacro %}

{% macro spark__parse_uuid(text) -%}
    case when {{ matches(text, format_pattern('uuid')) }} then lower({{ text }}) end
{%- endmacro %}

{% macro integer_pattern() -%} [+-]?[0-9]+([.]0*)? {%- endmacro %}

{% macro number_pattern() -%} [+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)? {%- endmacro %}

{# A phone number without blanks, brackets, dashes and points. #}
{% macro digits_of(text) -%} translate({{ text }}, '().-' || {{ ascii_blanks() }}, '') {%- endmacro %}

{# What is wrong with a text that gave no value: Z102 to Z105 of error_codes.csv. Well-formed
   numbers are out of range. #}
{% macro invalid_code(type, text) -%}
    {%- if type in ('int', 'bigint') -%}
        case when {{ matches(text, integer_pattern()) }} then 'Z105' else 'Z102' end
    {%- elif type.startswith('decimal') -%}
        case when {{ matches(text, number_pattern()) }} then 'Z105' else 'Z102' end
    {%- elif type in ('double', 'bool', 'timestamp', 'date') -%}
        'Z102'
    {%- elif is_format(type) -%}
        'Z104'
    {%- else -%}
        'Z103'
    {%- endif -%}
{%- endmacro %}
