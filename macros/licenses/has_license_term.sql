{# Does a license of this status have a term, the days on which it is in force? One that is
   Inactive or Suspended is in force on no day, not even in its past. #}
{% macro has_license_term(status) -%}
    {{ status }} in ('Active', 'Expired')
{%- endmacro %}
