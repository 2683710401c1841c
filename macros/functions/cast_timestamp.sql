{# A well-formed text as a UTC timestamp. DuckDB's plain cast ignores an offset, so a text with an
   offset is cast with its time zone. #}
{% macro cast_timestamp(text) -%}
    {{ adapter.dispatch('cast_timestamp', 'zoom_analytics')(text) }}
{%- endmacro %}

{% macro default__cast_timestamp(text) -%}
    case
        when
            length({{ text }}) >= 25
            and substr({{ text }}, length({{ text }}) - 5, 1) in ('+', '-')
            then try_cast({{ text }} as timestamp with time zone) at time zone 'UTC'
        else try_cast({{ text }} as timestamp)
    end
{%- endmacro %}

{% macro spark__cast_timestamp(text) -%}
    cast(try_cast({{ text }} as timestamp) as timestamp_ntz)
{%- endmacro %}
