{# A call of one of the project's functions. An engine that keeps functions calls it by its name,
   so that the compiled SQL can be read; any other gets the body in its place.

   Arguments: name; body, the macro <name>_body, named here so that a change of it counts as a
   change of what calls it (project_macros); arguments, a list of expressions. #}
{% macro call_function(name, body, arguments) -%}
    {{ adapter.dispatch('call_function', 'zoom_analytics')(name, body, arguments) }}
{%- endmacro %}

{% macro default__call_function(name, body, arguments) -%}
    functions.{{ name }}({{ arguments | join(', ') }})
{%- endmacro %}

{% macro spark__call_function(name, body, arguments) -%} {{ body(*arguments) }} {%- endmacro %}
