{# Zoom's instance id that a file's name begins with, percent-encoded and followed by '__'; NULL
   without one. #}
{% macro session_uuid_in_name(source_file) -%}
    {{ call_function('session_uuid_in_name', session_uuid_in_name_body, [source_file]) }}
{%- endmacro %}

{% macro session_uuid_in_name_body(source_file) -%}
    {%- set codes = [
        ('%25', '%'),
        ('%2F', '/'), ('%2f', '/'),
        ('%2B', '+'), ('%2b', '+'),
        ('%3D', '='), ('%3d', '=')
    ] -%}
    {%- set decoded = namespace(text="split_part(" ~ source_file ~ ", '__', 1)") -%}
    {%- for code, character in codes -%}
        {%- set decoded.text = "replace(" ~ decoded.text ~ ", '" ~ code ~ "', '" ~ character
            ~ "')" -%}
    {%- endfor -%}
    case
        when
            {{ matches(decoded.text, '[A-Za-z0-9+/]{20,24}==') }}
            and strpos({{ source_file }}, '__') > 0
            then {{ decoded.text }}
    end
{%- endmacro %}
