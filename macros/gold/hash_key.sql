{# The MD5 of the columns' texts: a key that is the same in every rebuild and on every engine. #}
{% macro hash_key(columns) -%}
    md5(concat_ws(
        '|'
        {%- for c in columns -%}
        , coalesce(cast({{ c }} as {{ dbt.type_string() }}), '')
        {%- endfor -%}
    ))
{%- endmacro %}
