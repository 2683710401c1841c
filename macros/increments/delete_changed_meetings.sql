{# Before an increment: deletes the meetings that it computes again. #}
{% macro delete_changed_meetings() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }}
    where meeting_id in (
        {{ changed_keys('meetings', more=[meetings_with_changed_children()]) }}
    )
    {%- endif -%}
{%- endmacro %}
