{# The meetings that changed rows of other feeds refer to. #}
{% macro meetings_with_changed_children(
    feeds=['participants', 'recordings', 'chat_messages', 'features_usage']
) -%}
    {%- for feed in feeds %}
    {{ 'union' if not loop.first }}
    select changed_children.meeting_id from {{ ref('validated_' ~ feed) }} as changed_children
    where {{ validated_since_last_build() }} and changed_children.meeting_id is not null
    {%- endfor %}
{%- endmacro %}
