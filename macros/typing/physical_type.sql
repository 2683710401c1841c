{# The engine's type for a type of the contract; words of vocabularies and formats are text. #}
{% macro physical_type(type) -%}
    {%- set types = {
        'int': 'integer', 'bigint': 'bigint', 'double': 'double', 'bool': 'boolean',
        'timestamp': 'timestamp', 'date': 'date', 'uuid': uuid_type()
    } -%}
    {{ type if type.startswith('decimal') else types.get(type, dbt.type_string()) }}
{%- endmacro %}
