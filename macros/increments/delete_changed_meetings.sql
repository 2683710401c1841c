{# Before an increment: takes out the meetings that are looked at anew. #}
{% macro delete_changed_meetings() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }} where meeting_id in ({{ changed_keys('meetings', more=[meetings_with_changed_children()]) }})
    {%- endif -%}
{%- endmacro %}
