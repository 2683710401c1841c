"""SQL that reads a CSV file and maps its fields to the columns of the raw table."""

from __future__ import annotations

from pathlib import Path

from zoom_analytics.contract import BLANKS, RawTable
from zoom_analytics.loaders.readers.csv_header import Header
from zoom_analytics.warehouse.sql import sql_text

NEVER = "\n"  # as the text of NULL: no unquoted value equals it, quoted ones are never NULL


def read_csv(
    path: Path,
    columns: list[str],
    *,
    header: bool,
    only_line_feeds: bool = False,
    parallel: bool = True,
    null: str = NEVER,
    longest: int | None = None,
) -> str:
    """A call of the engine's CSV reader that guesses nothing; every column is text.

    columns          names in the order of the fields
    only_line_feeds  True if a CR may be within quotes; else the reader uses the first line end that
                     it finds ('\\r\\n' given with strict_mode returns no rows)
    parallel         False if a line break may be within quotes in a file of several blocks
    null             the unquoted text of NULL
    longest          bytes of the longest line, if it may exceed the reader's default limit
    """
    types = ", ".join(f"{sql_text(name)}: 'VARCHAR'" for name in columns)
    options = [
        f"columns = {{{types}}}",
        "auto_detect = false",
        f"header = {str(header).lower()}",
        "delim = ','",
        "quote = '\"'",
        "escape = '\"'",
        "comment = ''",
        "compression = 'none'",
        "strict_mode = true",
        "null_padding = false",
        "allow_quoted_nulls = false",
        f"nullstr = {sql_text(null)}",
        f"parallel = {str(parallel).lower()}",
    ]
    if only_line_feeds:
        options.append("new_line = '\\n'")
    if longest is not None:
        options += [f"max_line_size = {longest}", f"buffer_size = {2 * longest}"]
    return f"read_csv({sql_text(no_pattern(path))}, {', '.join(options)})"


def no_pattern(path: Path) -> str:
    """The path with the characters of glob patterns in brackets."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))


def field(position: int) -> str:
    """The name of the field at a position (from 0)."""
    return f"f{position}"


def header_values(table: RawTable, header: Header, readable: str = "") -> list[tuple[str, str]]:
    """(column of the raw table, expression over the fields) for each column in the header.

    readable: a condition for readable records; '' if all are readable
    """
    values = [
        (column.name, _first_given(header.columns[column.name]))
        for column in table.columns
        if column.name in header.columns
    ]
    if header.unknown:
        values.append(("_extra", _extra(header)))
    if readable:
        return [
            (name, f"case when {readable} then {expression} end") for name, expression in values
        ]
    return values


def _given(name: str) -> str:
    return f"lower(trim({name}, {sql_text(BLANKS)})) not in ('', 'null')"


def _first_given(positions: list[int]) -> str:
    """The first non-NULL value, else the first one."""
    if len(positions) == 1:
        return field(positions[0])
    values = f"[{', '.join(map(field, positions))}]"
    given = f"list_filter({values}, lambda value: {_given('value')})"
    return f"coalesce({given}[1], {field(positions[0])})"


def _extra(header: Header) -> str:
    """The values of the unknown columns as a JSON object, NULL if there are none.

    The columns are elements of two lists, because the engine is slow at one expression per column
    and fails at about 1,000 of them.
    """
    titles = ", ".join(map(sql_text, header.unknown))
    values = ", ".join(map(_first_given, header.unknown.values()))
    pairs = f"list_filter(list_zip([{titles}], [{values}]), lambda pair: {_given('pair[2]')})"
    member = "to_json(pair[1])::varchar || ':' || to_json(pair[2])::varchar"
    members = f"array_to_string(list_transform({pairs}, lambda pair: {member}), ',')"
    return f"nullif('{{' || {members} || '}}', '{{}}')"
