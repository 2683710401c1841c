{# Who runs this, as an expression: ZOOM_ACTOR, or the user of the system. #}
{% macro actor() -%} {{ adapter.dispatch('actor', 'zoom_analytics')() }} {%- endmacro %}

{# The plugin of the session sets the variable (building/session_plugin.py). #}
{% macro default__actor() -%} getvariable('actor') {%- endmacro %}

{% macro spark__actor() -%} {{ sql_text(env_var('ZOOM_ACTOR', target.user)) }} {%- endmacro %}
