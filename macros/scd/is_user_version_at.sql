{# A condition: true if the row of go_dim_user is the version of a user that is valid at a moment.
   Before the first version, the first one is valid (docs/specification/users.md, "The version at a
   time"). #}
{% macro is_user_version_at(alias, user_id, moment) -%}
    {{ alias }}.user_id = {{ user_id }}
    and ({{ alias }}.is_first or {{ alias }}.valid_from <= {{ moment }})
    and ({{ alias }}.valid_to is null or {{ moment }} < {{ alias }}.valid_to)
{%- endmacro %}
