{# The kinds of changes that int_changed_periods notes, other than the events of feeds. #}
{% macro derived_change_kinds() -%}
    {{ return(
        [
            'meetings created', 'presences', 'meetings by what was done in them',
            'meetings by what was used in them'
        ]
    ) }}
{%- endmacro %}
