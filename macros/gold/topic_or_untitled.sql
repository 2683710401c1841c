{# The topic of a meeting or a webinar, as gold shows it.

   Arguments: topic, an expression; kind, Meeting or Webinar. #}
{% macro topic_or_untitled(topic, kind) -%}
    coalesce({{ topic }}, 'Untitled {{ kind }}')
{%- endmacro %}
