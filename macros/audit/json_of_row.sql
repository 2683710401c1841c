{# Some columns of a row as a JSON object. An engine may leave out columns without a value. #}
{% macro json_of_row(alias, columns) -%}
    {{ adapter.dispatch('json_of_row', 'zoom_analytics')(alias, columns) }}
{%- endmacro %}

{% macro default__json_of_row(alias, columns) -%}
    cast(json_object(
        {%- for c in columns -%}
        '{{ c }}', {{ alias }}."{{ c }}"{{ ', ' if not loop.last }}
        {%- endfor -%}
    ) as varchar)
{%- endmacro %}

{% macro spark__json_of_row(alias, columns) -%}
    to_json(struct(
        {%- for c in columns -%}
        {{ alias }}.`{{ c }}` as `{{ c }}`{{ ', ' if not loop.last }}
        {%- endfor -%}
    ))
{%- endmacro %}
