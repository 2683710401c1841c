{# A condition: true if a license of this status has a term, the days on which it is in force. An
   Inactive or Suspended license is in force on no day, not even in the past. #}
{% macro has_license_term(status) -%}
    {{ status }} in ('Active', 'Expired')
{%- endmacro %}
