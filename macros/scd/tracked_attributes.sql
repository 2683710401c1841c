{# The attributes whose change makes a new version of a user (docs/specification/users.md,
   "Versions"), as one text to compare. #}
{% macro tracked_attributes() -%}
    concat_ws(chr(31), user_name, email, coalesce(company, chr(30)), plan_type)
{%- endmacro %}
