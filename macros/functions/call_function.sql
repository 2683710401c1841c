{# A call of one of the project's functions. An engine with functions calls it by name, so that the
   compiled SQL stays readable; other engines get the body in its place.

   Arguments: name; body, the macro <name>_body, passed so that a change of it counts as a change of
   its callers (project_macros); arguments, a list of expressions. #}
{% macro call_function(name, body, arguments) -%}
    {{ adapter.dispatch('call_function', 'zoom_analytics')(name, body, arguments) }}
{%- endmacro %}

{% macro default__call_function(name, body, arguments) -%}
    functions.{{ name }}({{ arguments | join(', ') }})
{%- endmacro %}

{% macro spark__call_function(name, body, arguments) -%} {{ body(*arguments) }} {%- endmacro %}
