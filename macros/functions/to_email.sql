{# A clean text as a lower-case e-mail address; NULL if it is not one. #}
{% macro to_email(text) -%}
    {{ call_function('to_email', to_email_body, [text]) }}
{%- endmacro %}

{% macro to_email_body(text) -%}
    case
        when {{ matches(text, format_pattern('email')) }} and strpos({{ text }}, '@') <= 65
            then lower({{ text }})
    end
{%- endmacro %}
