{# A clean text as a UTC timestamp; NULL where it has none of the forms of
   docs/specification/values.md, "Types".
   Fractions beyond microseconds are cut. #}
{% macro to_timestamp_utc(text) -%}
    {{ call_function('to_timestamp_utc', to_timestamp_utc_body, [text]) }}
{%- endmacro %}

{% macro to_timestamp_utc_body(text) -%}
    case when {{ matches(text, timestamp_pattern()) }} then {{ cast_timestamp(text) }} end
{%- endmacro %}

{% macro timestamp_pattern() -%}
    {%- set hour = '([01][0-9]|2[0-3])' -%}
    {%- set zone = '(Z|[+-]' ~ hour ~ ':[0-5][0-9])' -%}
    {%- set time = hour ~ ':[0-5][0-9]:[0-5][0-9]([.][0-9]+)?' -%}
    [0-9]{4}-[0-9]{2}-[0-9]{2}([ T]{{ time }}{{ zone }}?)?
{%- endmacro %}

{# A well-formed text as a UTC timestamp. A plain cast of DuckDB overlooks the offset, so those that
   have one go another way. #}
{% macro cast_timestamp(text) -%}
    {{ adapter.dispatch('cast_timestamp', 'zoom_analytics')(text) }}
{%- endmacro %}

{% macro default__cast_timestamp(text) -%}
    case
        when length({{ text }}) >= 25 and substr({{ text }}, length({{ text }}) - 5, 1) in ('+', '-')
            then try_cast({{ text }} as timestamp with time zone) at time zone 'UTC'
        else try_cast({{ text }} as timestamp)
    end
{%- endmacro %}

{% macro spark__cast_timestamp(text) -%}
    cast(try_cast({{ text }} as timestamp) as timestamp_ntz)
{%- endmacro %}
