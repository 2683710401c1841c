{# Before an increment of int_held_meetings: deletes the meetings that it computes again. #}
{% macro delete_changed_meetings() -%}
    {%- if execute and is_incremental() -%}
    delete from {{ this }}
    where meeting_id in (
        select changed.meeting_id from {{ ref('changed_held_meetings') }} as changed
        where {{ since_last_build('changed.changed_at') }}
    )
    {%- endif -%}
{%- endmacro %}
