{# A condition: true if a day lies in the term of a license, from the day it is assigned to the day
   it expires, both included; without an end if the last day is NULL. #}
{% macro is_in_license_term(day, first_day, last_day) -%}
    ({{ day }} >= {{ first_day }} and ({{ last_day }} is null or {{ day }} <= {{ last_day }}))
{%- endmacro %}
