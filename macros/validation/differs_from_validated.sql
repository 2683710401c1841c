{# Is a staged row not among the validated ones, or no more as it was when it was validated? Further
   columns of a staging model follow from the row as delivered and from those of the contract. #}
{% macro differs_from_validated(feed) -%}
    not exists (
        select 1
        from {{ this }} as validated
        where
            validated.load_id = staged.load_id and validated.row_number = staged.row_number
            {%- for name in (feed_contract(feed) | map(attribute='name') | list) + ['is_excluded', 'typing_errors', 'typing_warnings'] %}
            and validated.{{ name }} is not distinct from staged.{{ name }}
            {%- endfor %}
    )
{%- endmacro %}
