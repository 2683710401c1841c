"""The engine's CSV reader for files whose result can be verified, and the verification.

The reader is fast but lenient: it drops blanks around quotes, empty lines and more. So its result
must account for the whole file: as many records, commas, line breaks and other bytes as were
counted in the file. In strict mode the reader treats quotes as RFC 4180 does, or drops blanks for
them, or fails. There is one exception: a quote that opens again after blanks ("a" "b" is one
field). So files with only blanks between two quotes do not use it. For all others equal sums mean
equal records. If the reader fails or the sums differ, the careful reader reads the file; nothing
is in the warehouse then.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from zoom_analytics.loaders.outcome import concerns_the_file
from zoom_analytics.loaders.readers.csv_header import Header
from zoom_analytics.loaders.readers.csv_sql import field, read_csv
from zoom_analytics.loaders.readers.intake import Counts, Delivery
from zoom_analytics.warehouse.sql import one_row

# the in-memory database beside the warehouse: one connection reads into it, another commits
INCOMING = "memory"
CHUNK = 50  # fields in one expression
ONE_BLOCK = 8 << 20  # bytes; the engine reads a file of this size in one piece


@dataclass(frozen=True)
class Sums:
    """Counts in the engine's result: records, bytes of the values, and of those commas, quotes,
    line feeds and returns.
    """

    rows: int
    size: int
    commas: int = 0
    quotes: int = 0
    newlines: int = 0
    returns: int = 0


def body_counts(delivery: Delivery, header: Header, head: bytes) -> Counts | None:
    """The counts after the header. None if the engine's reader cannot be used for the file."""
    whole = delivery.counts
    head_counts = Counts()
    head_counts.add_csv(head[delivery.skip : header.data_start])
    if (
        header.width < 2
        or whole.has_nul
        or whole.reopened
        or not whole.has_one_line_end
        or head_counts.newlines != 1
        or header.line is None
        or header.line.start != delivery.skip
        or whole.size == head_counts.size
    ):
        return None
    return Counts(
        size=whole.size - head_counts.size,
        newlines=whole.newlines - head_counts.newlines,
        commas=whole.commas - head_counts.commas,
        quotes=whole.quotes - head_counts.quotes,
        returns=whole.returns - head_counts.returns,
        last=whole.last,
    )


def take_in(
    connection: duckdb.DuckDBPyConnection, path: Path, header: Header, body: Counts, table: str
) -> int | None:
    """Reads the file into a new table (fields f0, f1, ...; rowid in file order).

    Returns the number of records. Returns None, and creates no table, if the result cannot be
    verified.
    """
    fields = [field(position) for position in range(header.width)]
    for parallel in (True, False):
        source = read_csv(path, fields, header=True, parallel=parallel)
        try:
            connection.execute(f"create or replace table {table} as select * from {source}")
        except duckdb.Error as error:
            if not concerns_the_file(error):
                raise
            break
        sums = _sums(connection, fields, body, table)
        if not balances(body, sums, header.width):
            break
        if not sums.newlines or body.size <= ONE_BLOCK or not parallel:
            return sums.rows
    connection.execute(f"drop table if exists {table}")
    return None


def balances(body: Counts, sums: Sums, width: int) -> bool:
    """True if the values and the delimiters between them account for the whole file."""
    line_ends = sums.rows if body.last == b"\n" else sums.rows - 1
    returns = line_ends if body.returns else 0
    in_values = sums.commas + sums.quotes + sums.newlines + sums.returns
    in_file = body.commas + body.quotes + body.newlines + body.returns
    return (
        body.newlines == line_ends + sums.newlines
        and body.returns == returns + sums.returns
        and body.commas == sums.rows * (width - 1) + sums.commas
        and body.size - in_file == sums.size - in_values
        and (sums.quotes > 0 or body.quotes % 2 == 0)
    )


def _sums(
    connection: duckdb.DuckDBPyConnection, fields: list[str], body: Counts, table: str
) -> Sums:
    """Counts the values in the table. Each record uses its own commas and line end. If the file
    has no more of them, or no quote, no value contains one and they are not counted.
    """
    chunks = in_chunks(fields)
    sizes = ", ".join(f"sum({' + '.join(f'strlen({name})' for name in chunk)})" for chunk in chunks)
    rows, span, *totals = one_row(
        connection.execute(
            f"select count(*), coalesce(max(rowid) - min(rowid) + 1, 0), {sizes} from {table}"
        )
    )
    total = sum(part or 0 for part in totals)
    if rows != span:  # never seen; a gap would shift the ordinals
        return Sums(-1, -1)
    line_ends = rows if body.last == b"\n" else rows - 1
    counts = {
        "commas": ("','", body.commas > rows * (len(fields) - 1)),
        "quotes": ("'\"'", True),
        "newlines": ("chr(10)", body.newlines > line_ends),
        "returns": ("chr(13)", body.returns > 0 and body.newlines > line_ends),
    }
    wanted = {
        name: character for name, (character, asked) in counts.items() if asked and body.quotes
    }
    if not wanted:
        return Sums(rows, total)
    aggregates = [count_of(character, chunk) for character in wanted.values() for chunk in chunks]
    row = one_row(connection.execute(f"select {', '.join(aggregates)} from {table}"))
    return Sums(
        rows,
        total,
        **{
            name: sum(row[place * len(chunks) : (place + 1) * len(chunks)])
            for place, name in enumerate(wanted)
        },
    )


def in_chunks(fields: list[str]) -> list[list[str]]:
    """The fields in groups for one expression each: the engine limits the depth of a sum."""
    return [fields[start : start + CHUNK] for start in range(0, len(fields), CHUNK)]


def count_of(character: str, fields: list[str]) -> str:
    """An aggregate that counts a character, given as SQL, in the fields."""
    each = (
        f"case when contains({name}, {character})"
        f" then strlen({name}) - strlen(replace({name}, {character}, '')) else 0 end"
        for name in fields
    )
    return f"coalesce(sum({' + '.join(each)}), 0)"
