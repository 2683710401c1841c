{# Does every increment of periods count something of which changed periods are noted? #}
{% macro check_counted_events(models) -%}
    {%- set known = derived_change_kinds() -%}
    {%- for feed in feeds() if event_times(feed) -%} {%- do known.append(feed) -%} {%- endfor -%}
    {%- for node in models if node.config.materialized == 'incremental' and ('counts' in node.config.meta or 'changed_periods' in node.config.get('pre-hook') | string) -%}
        {%- for what in node.config.meta.get('counts') or ['nothing'] if what not in known -%}
            {{ exceptions.raise_compiler_error(
                node.name ~ " counts '" ~ what ~ "', but no changed period is noted of that, so its rows would go stale. Write config(meta={'counts': [...]})"
                ~ " with some of: " ~ known | join(', ') ~ ". A feed is among them once a column in si_<feed>.yml has event_time: true in its meta"
            ) }}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
