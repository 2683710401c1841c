{# At the start of a run: gives raw tables the columns that the contract has gained since the last
   load, which does the same. Staging names every column, whether a file with it came or not. #}
{% macro ensure_raw_columns() -%}
    {%- if execute -%}
    {%- set there = {} -%}
    {%- for row in run_query("select table_name, lower(column_name) from information_schema.columns where table_schema = 'raw'").rows -%}
        {%- do there.setdefault(row[0], []).append(row[1]) -%}
    {%- endfor -%}
    {%- for identifier, names in there.items() -%}
        {%- set added = [] -%}
        {%- for name in contract_of_raw_table(identifier) if name | lower not in names -%}
            {%- do added.append(api.Column.create(name, dbt.type_string())) -%}
        {%- endfor -%}
        {%- if added -%}
            {%- do alter_relation_add_remove_columns(api.Relation.create(target.database, 'raw', identifier, type='table'), added, none) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- endif -%}
{%- endmacro %}
