{# Raises an error where a model that is built by period counts a kind of event that
   int_changed_periods does not know. #}
{% macro check_counted_events(models) -%}
    {%- set known = derived_change_kinds() -%}
    {%- for feed in feeds() if event_times(feed) -%} {%- do known.append(feed) -%} {%- endfor -%}
    {%- for node in models if node.config.materialized == 'incremental' and (
        'counts' in node.config.meta or 'changed_periods' in node.config.get('pre-hook') | string
    ) -%}
        {%- for what in node.config.meta.get('counts') or ['nothing'] if what not in known -%}
            {{ exceptions.raise_compiler_error(
                node.name ~ " counts '" ~ what ~ "', but int_changed_periods notes no changes"
                ~ " of that kind, so its rows would go stale. Write"
                ~ " config(meta={'counts': [...]}) with some of: " ~ known | join(', ')
                ~ ". To add a feed, set event_time: true in the meta of a column in"
                ~ " si_<feed>.yml"
            ) }}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}
