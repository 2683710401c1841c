{# The bytes that uuid_v5 hashes: the project's namespace, then the name. #}
{% macro namespaced_bytes(name) -%}
    {{ adapter.dispatch('namespaced_bytes', 'zoom_analytics')(
        name, '9c2b6f0e4f1d5a7e8b3c6d21f0a45e77'
    ) }}
{%- endmacro %}

{% macro default__namespaced_bytes(name, namespace) -%}
    unhex('{{ namespace }}') || encode({{ name }})
{%- endmacro %}

{% macro spark__namespaced_bytes(name, namespace) -%}
    concat(unhex('{{ namespace }}'), encode({{ name }}, 'utf-8'))
{%- endmacro %}
