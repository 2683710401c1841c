{# The clean text of a cell as a value of its type, unless that is a list of words; NULL if the text
   has none of the forms of the type (docs/specification/values.md, "Types").

   Arguments: type, as the contract names it; text, an expression. #}
{% macro parse_value(type, text) -%}
    {%- if type == 'text' -%} {{ text }}
    {%- elif type in ('int', 'bigint') -%}
        try_cast({{ integer_text(text) }} as {{ physical_type(type) }})
    {%- elif type.startswith('decimal') -%}
        try_cast({{ decimal_text(text) }} as {{ physical_type(type) }})
    {%- elif type == 'double' -%} {{ to_double(text) }}
    {%- elif type == 'bool' -%} {{ to_boolean(text) }}
    {%- elif type == 'timestamp' -%} {{ to_timestamp_utc(text) }}
    {%- elif type == 'date' -%} cast({{ to_timestamp_utc(text) }} as date)
    {%- elif type == 'uuid' -%} {{ to_uuid(text) }}
    {%- elif type == 'email' -%} {{ to_email(text) }}
    {%- elif type == 'phone' -%} {{ to_phone(text) }}
    {%- elif type == 'url' -%} {{ to_url(text) }}
    {%- elif type == 'ip' -%} {{ to_ip(text) }}
    {%- elif type == 'mac' -%} {{ to_mac(text) }}
    {%- endif -%}
{%- endmacro %}
