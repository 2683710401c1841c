{# The engine's type for a type of the contract; words of vocabularies and formats are text. #}
{% macro physical_type(type) -%}
    {%- set types = {
        'int': 'integer', 'bigint': 'bigint', 'double': 'double', 'bool': 'boolean',
        'timestamp': 'timestamp', 'date': 'date', 'uuid': uuid_type()
    } -%}
    {{ type if type.startswith('decimal') else types.get(type, dbt.type_string()) }}
{%- endmacro %}

{# Keys are compared and joined all the time: an engine that has a type for them uses it. #}
{% macro uuid_type() -%}
    {{ adapter.dispatch('uuid_type', 'zoom_analytics')() }}
{%- endmacro %}

{% macro default__uuid_type() -%} uuid {%- endmacro %}

{% macro spark__uuid_type() -%} string {%- endmacro %}
