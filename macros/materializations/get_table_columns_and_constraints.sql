{# The columns of a table under a contract as DDL, with what the engine enforces of the constraints:
   not_null. primary_key and foreign_key tell tools how tables join. The engine is not asked to
   enforce them: an index per key costs more than the one statement by which the test table_checks
   finds the same. #}
{% macro duckdb__get_table_columns_and_constraints() -%}
    (
        {%- for column in model.columns.values() %}
        {{ adapter.quote(column.name) if column.quote else column.name }} {{ column.data_type }}
        {{- ' not null' if column.constraints | selectattr('type', 'equalto', 'not_null') | list }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
