{# The macros of the project by name: their text, the names of the macros that they call, those of the variables that they read.

   A macro counts as called where its name stands in the text, so none is missed that is called through a dict or a dispatch. #}
{% macro project_macros() -%}
    {%- set macros, of_dispatch = {}, {} -%}
    {%- for name, generator in context[project_name].items() -%}
        {%- do of_dispatch.setdefault(name.split('__', 1) | last, []).append(name) -%}
        {%- do of_dispatch.setdefault(name, []).append(name) -%}
        {%- do macros.update({name: generator.macro.macro_sql}) -%}
    {%- endfor -%}
    {%- set found, pattern = {}, variable_pattern() -%}
    {%- for name, text in macros.items() -%}
        {%- set called = [] -%}
        {%- for word in modules.re.findall('\\w+', text) | unique if word in of_dispatch and word != name -%}
            {%- do called.extend(of_dispatch[word]) -%}
        {%- endfor -%}
        {%- do found.update({name: {'text': text, 'called': called, 'variables': modules.re.findall(pattern, text)}}) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{# The names of the macros that a text calls, of those that they call, and so on. #}
{% macro macros_behind(text, macros) -%}
    {%- set reached, queue = {}, [] -%}
    {%- for word in modules.re.findall('\\w+', text) if word in macros and word not in reached -%}
        {%- do reached.update({word: true}) -%}
        {%- do queue.append(word) -%}
    {%- endfor -%}
    {%- for name in queue -%}
        {%- for called in macros[name].called if called not in reached -%}
            {%- do reached.update({called: true}) -%}
            {%- do queue.append(called) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(queue) }}
{%- endmacro %}
