{# A sentence that says how to read the value of a KPI in a period that still runs. It follows from
   is_carried, while_running, formula and adds_up (kpi_definitions). #}
{% macro kpi_while_running(definition) -%}
    {%- set sentences = {
        'carried': "The value is that of the period's last day, which lies ahead, from what is"
            ~ ' known so far.',
        'last_event_day': "The value is that of silver's last event day.",
        'whole_numerator': 'The numerator is that of the whole period, the denominator is what'
            ~ ' there is so far; the value still falls.',
        'whole_denominator': 'The denominator is that of the whole period before, the numerator is'
            ~ " as of silver's last event day; the value does not compare with complete periods.",
        'so_far': 'The value is what there is so far; it mostly still grows.',
        'parts_so_far': 'Both parts are what there is so far; the value compares with complete'
            ~ ' periods.',
        'users_so_far': 'Both parts are what there is so far; the value does not compare with'
            ~ ' complete periods, for the number of distinct users does not grow in step with the'
            ~ ' days.',
    } -%}
    {%- if definition.get('is_carried') -%}
        {{ return(sentences['carried']) }}
    {%- elif definition.get('while_running') -%}
        {{ return(sentences[definition.while_running]) }}
    {%- elif ' / ' not in definition.formula -%}
        {{ return(sentences['so_far']) }}
    {%- endif -%}
    {{ return(sentences['parts_so_far' if definition.adds_up == 'parts' else 'users_so_far']) }}
{%- endmacro %}
