"""SQL that reads a CSV file, and what its fields give for the columns of the raw table."""

from __future__ import annotations

from pathlib import Path

from zoom_analytics.contract import BLANKS, RawTable
from zoom_analytics.loaders.readers.csv_header import Header
from zoom_analytics.warehouse.sql import sql_text

NEVER = "\n"  # as the text of NULL: no value is that, since quoted ones are never taken for NULL


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
    """The engine's CSV reader over one file with nothing left to guess; every column is text.

    columns   names in the order of the file's fields only_line_feeds  to be told where a CR may
    stand within quotes; else the reader takes the first line end it sees, and with strict_mode
    and '\\r\\n' given it returns nothing at all parallel  False where a line break may stand
    within quotes in a file of more than one block null      what stands for NULL when unquoted
    longest   bytes of the longest line, where it may be beyond the reader's own limit
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
    return f"read_csv({sql_text(_no_pattern(path))}, {', '.join(options)})"


def _no_pattern(path: Path) -> str:
    """The path with what the reader would take for a pattern in brackets."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))


def field(position: int) -> str:
    """The name under which the field of that position (from 0) is read."""
    return f"f{position}"


def header_values(table: RawTable, header: Header, readable: str = "") -> list[tuple[str, str]]:
    """(column of the raw table, expression over the fields) for a CSV file with that header;
    columns it lacks are left out.

    readable: a condition that holds for readable records, '' where all are.
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
    """The first value that is given, else the first of them."""
    if len(positions) == 1:
        return field(positions[0])
    cases = " ".join(
        f"when {_given(field(position))} then {field(position)}" for position in positions
    )
    return f"case {cases} else {field(positions[0])} end"


def _extra(header: Header) -> str:
    """The unknown columns that have a value as a JSON object, NULL where none has."""
    members = []
    for title, positions in header.unknown.items():
        value = _first_given(positions)
        name = f"to_json({sql_text(title)})::varchar || ':'"
        members.append(f"case when {_given(value)} then {name} || to_json({value})::varchar end")
    return f"nullif('{{' || concat_ws(',', {', '.join(members)}) || '}}', '{{}}')"
