{# Do a feed's rows bear the time of their version (updated_at), so that an older one is nothing to
   speak of? #}
{% macro has_versions(feed) -%}
    {{ return('updated_at' in feed_contract(feed) | map(attribute='name')) }}
{%- endmacro %}
