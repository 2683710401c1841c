{# The first row that a query gives. It is asked once per node, however many of the node's macros
   want to know. #}
{% macro cached_first_row(query) -%}
    {%- set answers = model.setdefault('answers', {}) -%}
    {%- if query not in answers -%}{%- do answers.update({query: run_query(query)[0]}) -%}{%- endif -%}
    {{ return(answers[query]) }}
{%- endmacro %}
