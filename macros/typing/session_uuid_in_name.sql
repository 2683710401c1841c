{# Zoom's instance id in front of a file's name, percent-encoded and followed by '__'; NULL where
   there is none. #}
{% macro session_uuid_in_name(source_file) -%}
    {%- set encoded = "split_part(" ~ source_file ~ ", '__', 1)" -%}
    {%- set decoded = namespace(text=encoded) -%}
    {%- for code, character in [('%25', '%'), ('%2F', '/'), ('%2f', '/'), ('%2B', '+'), ('%2b', '+'), ('%3D', '='), ('%3d', '=')] -%}
        {%- set decoded.text = "replace(" ~ decoded.text ~ ", '" ~ code ~ "', '" ~ character ~ "')" -%}
    {%- endfor -%}
    case when {{ matches(decoded.text, '[A-Za-z0-9+/]{20,24}==') }} and strpos({{ source_file }}, '__') > 0 then {{ decoded.text }} end
{%- endmacro %}

{# A file's name without the number of its page and the time of its fetching: pages of one answer
   have this in common. #}
{% macro name_without_page(source_file) -%}
    {%- set untimed = "regexp_replace(" ~ source_file ~ ", '__[0-9]{8}T[0-9]{6}Z', '')" -%}
    case
        when lower({{ untimed }}) like '%page%' then regexp_replace(lower({{ untimed }}), 'page[ _-]?[0-9]+', 'page')
        else regexp_replace({{ untimed }}, '[0-9]+[^0-9]*$', '')
    end
{%- endmacro %}
