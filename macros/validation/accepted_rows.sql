{# The query of a silver model: the accepted rows of a validated feed, without references to missing
   rows.

   Arguments: feed; also, further columns of its validated model. #}
{% macro accepted_rows(feed, also=[]) -%}
select
    {% for c in feed_contract(feed) -%}
    {% if c.ref and (c.need == 'optional' and c.orphan != 'quarantined') -%}
    case when not {{ c.name }}__is_orphan then {{ c.name }} end as {{ c.name }},
    {% else -%}
    {{ c.name }},
    {% endif -%}
    {% endfor -%}
    {{ (also + lineage_columns()) | join(', ') }}
from {{ ref('validated_' ~ feed) }}
where row_status = 'accepted'
{%- endmacro %}
