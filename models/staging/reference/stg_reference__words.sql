-- One row per word of a list and accepted spelling.
{{ config(materialized='table') }}

with words as (
    select
        vocabulary as list_name,
        {{ fold('spelling') }} as match_key,
        word
    from {{ ref('vocabularies') }}
    union all
    select
        'iso_4217' as list_name,
        {{ match_key('iso_4217', 'code') }} as match_key,
        code as word
    from {{ ref('iso_4217') }}
    union all
    select
        'iso_639_1' as list_name,
        {{ match_key('iso_639_1', 'code') }} as match_key,
        code as word
    from {{ ref('iso_639_1') }}
    union all
    select
        'iso_3166_1' as list_name,
        {{ match_key('iso_3166_1', 'code') }} as match_key,
        code as word
    from {{ ref('iso_3166_1') }}
    union all
    select
        'iana_time_zone' as list_name,
        {{ match_key('iana_time_zone', 'name') }} as match_key,
        name as word
    from {{ ref('iana_time_zones') }}
)

select distinct list_name, match_key, word from words
