{# True if the rows of a feed have the time of their version (updated_at). An older row is then not
   a finding. #}
{% macro has_versions(feed) -%}
    {{ return('updated_at' in feed_contract(feed) | map(attribute='name')) }}
{%- endmacro %}
