"""SQL that reads the records of NDJSON files and JSON arrays as text, and the values in them."""

from __future__ import annotations

import json
from pathlib import Path

from zoom_analytics.loaders.readers.csv_sql import field, no_pattern
from zoom_analytics.warehouse.sql import sql_name, sql_text

_BLANKS = "[ \t\n\r]*"
_AFTER_KEY = f'"{_BLANKS}:{_BLANKS}'
# the engine also accepts NaN, inf and a comma before }, which are not JSON
_ODD_VALUE = _AFTER_KEY + '(?:[^-"0-9tfn \t\n\r]|-[^0-9]|n[^u])'  # nested, or not JSON
_COMMA_AT_THE_END = f",{_BLANKS}}}"
_REWRITTEN_NUMBER = f"({_AFTER_KEY})(-?[0-9]+[.eE][-+.eE0-9]*|-0)"  # 1.10 would become 1.1


def read_lines(path: Path, longest: int) -> str:
    """A call of the engine's CSV reader that returns each line as `record`. The delimiter is a
    character that JSON does not allow. longest: bytes of a line; a longer one is an error.
    """
    options = [
        "columns = {record: 'VARCHAR'}",
        "auto_detect = false",
        "header = false",
        "delim = chr(1)",
        "quote = ''",
        "escape = ''",
        "comment = ''",
        "compression = 'none'",
        "strict_mode = true",
        "nullstr = chr(10)",
        f"max_line_size = {longest}",
    ]
    return f"(select record from read_csv({sql_text(no_pattern(path))}, {', '.join(options)}))"


def read_elements(path: Path, longest: int) -> str:
    """A call of the engine's JSON reader that returns the text of each element of an array as
    `record`.
    """
    options = f"format = 'array', compression = 'none', maximum_object_size = {longest}"
    source = f"read_json_objects({sql_text(no_pattern(path))}, {options})"
    return f"(select json::varchar as record from {source})"


def sets_of_keys(table: str, most: int) -> str:
    """A query for the lists of keys in the records, in the order of first appearance, and whether
    a record with these keys is not a flat JSON object. Fails for text that is not JSON.
    """
    return f"""
        with keys_of_records as (
            select
                json_keys(record) as keys,
                rowid as place,
                not starts_with(ltrim(record, ' ' || chr(9) || chr(10) || chr(13)), '{{')
                or regexp_matches(record, {sql_text(_ODD_VALUE)})
                or regexp_matches(record, {sql_text(_COMMA_AT_THE_END)}) as is_odd
            from {table}
        )
        select keys, bool_or(is_odd)
        from keys_of_records
        group by keys
        order by min(place)
        limit {most}
    """


def has_control_characters(table: str) -> str:
    """A query: True if a record escapes a control character, which the engine would spell
    differently.
    """
    return f"select coalesce(bool_or(regexp_matches(record, '\\\\u00[01]')), false) from {table}"


def values_of(table: str, keys: list[str]) -> str:
    """A query for the values of the keys as f0, f1, ... Numbers that the engine would write
    differently are put in quotes first; within a string this breaks the JSON, so the query fails.
    """
    structure = json.dumps(dict.fromkeys(keys, "VARCHAR"), ensure_ascii=False)
    quoted = f"regexp_replace(record, {sql_text(_REWRITTEN_NUMBER)}, '\\1\"\\2\"', 'g')"
    fields = ", ".join(
        f"object.{sql_name(key)} as {field(position)}" for position, key in enumerate(keys)
    )
    return f"""
        select {fields}
        from (select json_transform({quoted}, {sql_text(structure)}) as object from {table})
    """
