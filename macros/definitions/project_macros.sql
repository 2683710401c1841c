{# The macros of the project by name: behind, the fingerprints of its text and of all macros that it
   calls, by the names that the summary of a build uses; variables, a dict of those that any of them
   reads.

   A macro counts as called if its name is in the text, so that calls through a dict or a dispatch
   are found. #}
{% macro project_macros() -%}
    {%- set texts, of_dispatch = {}, {} -%}
    {%- for name, generator in context[project_name].items() -%}
        {%- do of_dispatch.setdefault(name.split('__', 1) | last, []).append(name) -%}
        {%- do of_dispatch.setdefault(name, []).append(name) -%}
        {%- do texts.update({name: generator.macro.macro_sql}) -%}
    {%- endfor -%}
    {%- set called, fingerprints, variables, pattern = {}, {}, {}, variable_pattern() -%}
    {%- for name, text in texts.items() -%}
        {%- set names = [] -%}
        {%- for word in modules.re.findall('\\w+', text) | unique if word in of_dispatch -%}
            {%- do names.extend(of_dispatch[word]) -%}
        {%- endfor -%}
        {%- do called.update({name: names}) -%}
        {%- do fingerprints.update({name: local_md5(text)[:12]}) -%}
        {%- do variables.update({name: modules.re.findall(pattern, text)}) -%}
    {%- endfor -%}
    {%- set macros = {} -%}
    {%- for name in texts -%}
        {%- set behind, read, queue, reached = {}, {}, [name], {name: true} -%}
        {%- for macro in queue -%}
            {%- do behind.update({'the macro ' ~ macro: fingerprints[macro]}) -%}
            {%- for variable in variables[macro] -%}
                {%- do read.update({variable: true}) -%}
            {%- endfor -%}
            {%- for other in called[macro] if other not in reached -%}
                {%- do reached.update({other: true}) -%}
                {%- do queue.append(other) -%}
            {%- endfor -%}
        {%- endfor -%}
        {%- do macros.update({name: {'behind': behind, 'variables': read}}) -%}
    {%- endfor -%}
    {{ return(macros) }}
{%- endmacro %}
