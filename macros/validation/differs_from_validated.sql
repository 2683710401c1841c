{# A condition: true if the staged row is new or differs from its validated copy. Only the columns
   of the contract, the errors and the warnings are compared, since other columns follow from
   these. #}
{% macro differs_from_validated(feed) -%}
    not exists (
        select 1
        from {{ this }} as validated
        where
            validated.load_id = staged.load_id and validated.row_number = staged.row_number
            {%- for name in (feed_contract(feed) | map(attribute='name') | list)
                + ['is_excluded', 'typing_errors', 'typing_warnings'] %}
            and validated.{{ name }} is not distinct from staged.{{ name }}
            {%- endfor %}
    )
{%- endmacro %}
