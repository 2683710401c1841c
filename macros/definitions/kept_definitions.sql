{# What each relation was computed by: audit.definitions is only appended to, and the last line of a
   relation holds.

   relation -> {kind, fingerprint, because} of its last line. #}
{% macro kept_definitions() -%}
    {%- set kept = {} -%}
    {%- for row in run_query("select relation, kind, fingerprint, because from (" ~ last_lines() ~ ") as lines").rows -%}
        {%- do kept.update({row[0]: {'kind': row[1], 'fingerprint': row[2], 'because': row[3]}}) -%}
    {%- endfor -%}
    {{ return(kept) }}
{%- endmacro %}

{# relation -> the parts of its definition in its last line, for those of some relations that were
   ever computed. #}
{% macro kept_parts(relations) -%}
    {%- set parts = {} -%}
    {%- if relations -%}
        {%- for row in run_query("select relation, parts from (" ~ last_lines() ~ ") as lines where fingerprint <> ''").rows if row[0] in relations -%}
            {%- do parts.update({row[0]: fromjson(row[1])}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(parts) }}
{%- endmacro %}

{% macro last_lines() -%}
    select relation, kind, fingerprint, parts, because
    from (
        select lines.*, row_number() over (partition by relation order by noted_at desc) as recency
        from audit.definitions as lines
    ) as ranked
    where recency = 1
{%- endmacro %}

{# A line for keep_lines. because: none where the relation was computed by this. #}
{% macro line_of_definition(relation, kind, fingerprint, parts, because=none) -%}
    (
        {{- sql_text(relation) }}, '{{ kind }}', '{{ fingerprint }}', {{ sql_text(tojson(parts)) }},
        {{- 'null' if because is none else sql_text(because) }}, '{{ invocation_id }}', {{ utc_now() -}}
    )
{%- endmacro %}

{# Appends lines to audit.definitions. #}
{% macro keep_lines(lines) -%}
    insert into audit.definitions (relation, kind, fingerprint, parts, because, run_id, noted_at) values
    {{ lines | join(',\n    ') }}
{%- endmacro %}
