{# The columns of a table under a contract as DDL, with the constraint that the engine enforces,
   not_null. primary_key and foreign_key tell tools how tables join. The engine does not enforce
   them, because an index per key costs more than the statement of the test table_checks that finds
   the same. #}
{% macro duckdb__get_table_columns_and_constraints() -%}
    (
        {%- for column in model.columns.values() %}
        {{ adapter.quote(column.name) if column.quote else column.name }} {{ column.data_type }}
        {{- ' not null' if column.constraints | selectattr('type', 'equalto', 'not_null') | list }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
