{# The text of a clean number without its exponent, for an exact cast to a decimal; NULL if it is
   not a number. DuckDB's own cast of a text with an exponent loses digits of long mantissas and
   misses overflows. A point moved by 99 places gives 0 or an overflow in any case. #}
{% macro decimal_text(text) -%}
    {{ call_function('decimal_text', decimal_text_body, [text]) }}
{%- endmacro %}

{% macro decimal_text_body(text) -%}
    {%- set mantissa = "split_part(lower(translate(" ~ text ~ ", '+-', '')), 'e', 1)" -%}
    {%- set digits = "replace(" ~ mantissa ~ ", '.', '')" -%}
    {%- set exponent -%}
        coalesce(
            try_cast(split_part(lower({{ text }}), 'e', 2) as integer),
            case when lower({{ text }}) like '%e-%' then -99 else 99 end
        )
    {%- endset -%}
    {%- set place -%}
        cast(
            length(split_part({{ mantissa }}, '.', 1)) + greatest(-99, least(99, {{ exponent }}))
            as integer
        )
    {%- endset -%}
    case
        when not {{ matches(text, number_pattern()) }} then null
        when strpos(lower({{ text }}), 'e') = 0 then {{ text }}
        else
            case when substr({{ text }}, 1, 1) = '-' then '-' else '' end
            || case
                when {{ place }} <= 0 then '0.' || repeat('0', -{{ place }}) || {{ digits }}
                else
                    rpad(substr({{ digits }}, 1, {{ place }}), {{ place }}, '0') || '.'
                    || substr({{ digits }}, {{ place }} + 1)
            end
    end
{%- endmacro %}
