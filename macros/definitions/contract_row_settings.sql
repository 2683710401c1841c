{# A feed's contract without what is only said of it to those who load, read or publish its columns.
   #}
{% macro contract_row_settings(feed) -%}
    {%- set contract = contract_of(feed) -%}
    {%- set columns = [] -%}
    {%- for column in contract.columns -%}
        {%- set kept = {} -%}
        {%- for key, value in column.items() if key not in ['classification', 'masking', 'alias', 'whose'] -%} {%- do kept.update({key: value}) -%} {%- endfor -%}
        {%- do columns.append(kept) -%}
    {%- endfor -%}
    {{ return([columns, contract.meta.get('rules'), contract.meta.get('warnings')]) }}
{%- endmacro %}
