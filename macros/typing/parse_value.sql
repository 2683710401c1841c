{# The text of a cell as a value of a type of feeds.yml; NULL where it is none (choices.md, "Values").

   Arguments: type, as the contract names it; text, an expression that is trimmed and not empty; word, the word that
   the lists of words know for it, for types that are a vocabulary or a code list. #}
{% macro parse_value(type, text, word) -%}
    {%- if type == 'text' -%}
        {{ text }}
    {%- elif type in ('int', 'bigint') -%}
        case when {{ matches(text, integer_pattern()) }} then try_cast(split_part({{ text }}, '.', 1) as {{ physical_type(type) }}) end
    {%- elif type == 'double' -%}
        case when {{ matches(text, number_pattern()) }} then try_cast({{ text }} as {{ physical_type(type) }}) end
    {%- elif type.startswith('decimal') -%}
        case when {{ matches(text, number_pattern()) }} then try_cast({{ without_exponent(text) }} as {{ physical_type(type) }}) end
    {%- elif type == 'bool' -%}
        case
            when lower({{ text }}) in ('true', 't', 'yes', 'y', '1') then true
            when lower({{ text }}) in ('false', 'f', 'no', 'n', '0') then false
        end
    {%- elif type == 'timestamp' -%}
        {{ parse_timestamp(text) }}
    {%- elif type == 'date' -%}
        cast({{ parse_timestamp(text) }} as date)
    {%- elif type == 'uuid' -%}
        case when {{ matches(text, format_pattern('uuid')) }} then cast(lower({{ text }}) as {{ uuid_type() }}) end
    {%- elif type == 'email' -%}
        case when {{ matches(text, format_pattern('email')) }} and strpos({{ text }}, '@') <= 65 then lower({{ text }}) end
    {%- elif type == 'phone' -%}
        case when {{ matches(digits_of(text), format_pattern('phone')) }} then {{ digits_of(text) }} end
    {%- elif type in ('url', 'ip', 'mac') -%}
        case when {{ matches(text, format_pattern(type)) }} then {{ text }} end
    {%- else -%}
        {{ word }}
    {%- endif -%}
{%- endmacro %}

{% macro integer_pattern() -%} [+-]?[0-9]+([.]0*)? {%- endmacro %}

{% macro number_pattern() -%} [+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)? {%- endmacro %}

{# A phone number without blanks, brackets, dashes and points. #}
{% macro digits_of(text) -%} translate({{ text }}, '().-' || {{ ascii_blanks() }}, '') {%- endmacro %}

{# What is wrong with a text that gave no value: Z102 to Z105 of error_codes.csv. Well-formed numbers are out of range. #}
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
