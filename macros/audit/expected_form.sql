{# The form that a value of a column of a contract must have, in words. #}
{% macro expected_form(column) -%}
    {%- set forms = {
        'text': 'a text that is not blank',
        'int': 'a whole number', 'bigint': 'a whole number', 'double': 'a number',
        'bool': 'true or false (also t, f, yes, no, y, n, 1, 0, in any case)',
        'timestamp': 'YYYY-MM-DD or YYYY-MM-DD HH:MM:SS, with T, a fraction and Z or +HH:MM'
            ~ ' if wanted',
        'date': 'YYYY-MM-DD',
        'uuid': 'a UUID of the form 8-4-4-4-12 hexadecimal digits',
        'email': 'an e-mail address', 'phone': 'a phone number of 3 to 15 digits, with + if wanted',
        'url': 'an address that begins with http:// or https://',
        'ip': 'an IPv4 or IPv6 address', 'mac': 'a MAC address of six hexadecimal pairs',
        'iso_4217': 'a currency code of ISO 4217, such as USD',
        'iso_639_1': 'a language code of ISO 639-1, such as en',
        'iso_3166_1': 'a country code of ISO 3166-1, such as US',
        'iana_time_zone': 'a time zone of IANA, such as Europe/Berlin'
    } -%}
    {%- set form = 'a number' if column.type.startswith('decimal')
        else forms.get(column.type, column.type) -%}
    {%- if 'min' in column and 'max' in column -%}
        {{ return(form ~ ' from ' ~ column.min ~ ' to ' ~ column.max) }}
    {%- elif 'min' in column -%} {{ return(form ~ ', at least ' ~ column.min) }}
    {%- elif 'max' in column -%} {{ return(form ~ ', at most ' ~ column.max) }}
    {%- endif -%}
    {{ return(form) }}
{%- endmacro %}
