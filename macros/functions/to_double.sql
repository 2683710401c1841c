{# A clean text as a finite double; NULL if it is not one. #}
{% macro to_double(text) -%}
    {{ call_function('to_double', to_double_body, [text]) }}
{%- endmacro %}

{% macro to_double_body(text) -%}
    case
        when
            {{ matches(text, number_pattern()) }}
            and abs(try_cast({{ text }} as double)) < cast('infinity' as double)
            then try_cast({{ text }} as double)
    end
{%- endmacro %}
