{# The text of a member of a JSON object. Both arguments are expressions. #}
{% macro json_member(json, name) -%}
    {{ adapter.dispatch('json_member', 'zoom_analytics')(json, name) }}
{%- endmacro %}

{% macro default__json_member(json, name) -%}
    json_extract_string({{ json }}, '$.' || {{ name }})
{%- endmacro %}

{% macro spark__json_member(json, name) -%}
    from_json({{ json }}, 'map<string,string>')[{{ name }}]
{%- endmacro %}
