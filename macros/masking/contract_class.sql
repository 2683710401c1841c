{# The class of a column of a feed's contract. The key of a user is not a name, but files show it
   masked. #}
{% macro contract_class(node, column, meta) -%}
    {%- set is_identity = meta.get('ref') == 'users' or (
        node.config.meta.feed == 'users' and meta.need == 'key'
    ) -%}
    {%- set masking = ('email' if meta.type == 'email' else 'text')
        if meta.get('personal') else ('uuid' if is_identity else none) -%}
    {%- set of_feed = 'Restricted'
        if meta.get('personal') else node.config.meta.get('classification') -%}
    {{ return({
        'classification': meta.get('classification', of_feed),
        'is_personal': meta.get('personal', false),
        'masking': meta.get('masking', masking),
        'inherited_from': none
    }) }}
{%- endmacro %}
