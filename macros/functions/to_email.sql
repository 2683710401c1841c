{# A clean text as a lower-cased e-mail address; NULL where it is none. #}
{% macro to_email(text) -%}
    {{ call_function('to_email', to_email_body, [text]) }}
{%- endmacro %}

{% macro to_email_body(text) -%}
    case
        when {{ matches(text, format_pattern('email')) }} and strpos({{ text }}, '@') <= 65
            then lower({{ text }})
    end
{%- endmacro %}
