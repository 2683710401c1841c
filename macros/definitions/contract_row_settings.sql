{# The settings of a feed's contract that decide its rows: all but those that only loading, reading
   or publishing a column uses. #}
{% macro contract_row_settings(feed) -%}
    {%- set contract = contract_of(feed) -%}
    {%- set columns = [] -%}
    {%- for column in contract.columns -%}
        {%- set kept = {} -%}
        {%- for key, value in column.items() if key not in [
            'classification', 'masking', 'alias', 'whose'
        ] -%}
            {%- do kept.update({key: value}) -%}
        {%- endfor -%}
        {%- do columns.append(kept) -%}
    {%- endfor -%}
    {{ return([columns, contract.meta.get('rules'), contract.meta.get('warnings')]) }}
{%- endmacro %}
