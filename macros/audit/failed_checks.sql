{# The findings of a failed test that checks many columns in one statement: each broken rule with
   its column and the number of failing rows. #}
{% macro failed_checks(result) -%}
    {%- set found = [] -%}
    {%- if result.status in ['fail', 'warn'] and result.node.test_metadata
        and result.node.test_metadata.name in ['matches_contract', 'table_checks'] -%}
        {%- for row in run_query(result.node.compiled_code).rows -%}
            {%- do found.append(
                row['rule'] ~ ' ' ~ row['column_name'] ~ ' (' ~ row['failing_rows'] ~ ' rows)'
            ) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(found | join(', ')) }}
{%- endmacro %}
