{# Every column of a feed's contract as text, for a source with other column names: the mapped
   expression, or NULL.

   Arguments: feed; mapping, contract column to expression. Raises an error for a column that the
   contract does not have. #}
{% macro mapped_columns(feed, mapping) -%}
    {%- set names = feed_contract(feed) | map(attribute='name') | list -%}
    {%- for name in mapping if names and name not in names -%}
        {{ exceptions.raise_compiler_error(
            "mapped_columns got the column '" ~ name ~ "', which the contract of " ~ feed
            ~ " does not have"
        ) }}
    {%- endfor -%}
    {%- for name in names %}
        {{ mapping.get(name, 'cast(null as ' ~ dbt.type_string() ~ ')') }} as {{ name }},
    {%- endfor %}
        _unreadable,
        _load_id,
        _row_number
{%- endmacro %}
