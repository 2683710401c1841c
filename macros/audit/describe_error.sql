{# What a person reads of an error of a row: code, file, row, column and, unless the column is
   personal, the value cut to 80 characters (docs/specification/logs.md, "Error log";
   docs/specification/rows.md, "Personal columns").

   Arguments: found, an alias of row_findings; codes, an alias of error_codes. #}
{% macro describe_error(found, codes) -%}
    {%- set value = json_member(found ~ '.payload', found ~ '.column_name') -%}
    concat(
        {{ codes }}.code, ' ', {{ codes }}.name, ': ', {{ found }}.source_file,
        coalesce(', row ' || cast({{ found }}.row_number as {{ dbt.type_string() }}), ''),
        coalesce(', column ' || {{ found }}.column_name, ''),
        case
            when {{ found }}.error_code = 'Z002' or {{ found }}.column_name is null then ''
            -- a source with names of its own may mean something else by that name
            when {{ found }}.feed <> {{ found }}.feed_of_contract then ''
            when {{ is_personal(found ~ '.feed_of_contract', found ~ '.column_name') }} then ', value ***'
            else coalesce(', value ' || nullif(substr({{ value }}, 1, 80), ''), '')
        end
    )
{%- endmacro %}

{# Is the column of a feed personal by its contract? Both are expressions. #}
{% macro is_personal(feed, column) -%}
    {%- set names = [] -%}
    {%- if execute -%}
        {%- for node in graph.nodes.values() if node.resource_type == 'model' and node.config.meta.get('feed') -%}
            {%- for c in feed_contract(node.config.meta.feed) if c.personal -%}
                {%- do names.append("'" ~ node.config.meta.feed ~ "." ~ c.name ~ "'") -%}
            {%- endfor -%}
        {%- endfor -%}
    {%- endif -%}
    {{ feed }} || '.' || {{ column }} in ({{ names | join(', ') or "''" }})
{%- endmacro %}
