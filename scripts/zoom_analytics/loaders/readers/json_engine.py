"""The engine's JSON functions for NDJSON files and arrays of flat objects whose result can be
verified, and the verification.

The engine reads the text of the records first. These must account for the whole file: every byte
outside them is a line end, or in an array a bracket, a comma between two records or a blank. Then
it reads the values. Its parser is strict but for NaN, a comma before }, numbers, which it writes
in its own form, and repeated keys; json_sql finds the first two and keeps numbers as written. If
anything fails or differs, the careful reader reads the file; nothing is in the warehouse then.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import duckdb

from zoom_analytics.loaders.readers.careful import Rows
from zoom_analytics.loaders.readers.csv_sql import header_values
from zoom_analytics.loaders.readers.engine import count_of
from zoom_analytics.loaders.readers.intake import Counts, Delivery
from zoom_analytics.loaders.readers.json_header import Keys, match_keys
from zoom_analytics.loaders.readers.json_rows import unknown_keys
from zoom_analytics.loaders.readers.json_sql import (
    has_control_characters,
    read_elements,
    read_lines,
    sets_of_keys,
    values_of,
)
from zoom_analytics.loaders.readers.limits import LIMITS, Limits
from zoom_analytics.warehouse.sql import one_row

LONGEST = 1 << 20  # bytes of a record
MOST_SETS_OF_KEYS = 100  # in the records of one file
TAIL = 1 << 12  # bytes searched for the end of an array
BLANKS = b" \t\n\r"
# errors that concern the text, not memory or disk; a message may be cut within a character
OF_THE_TEXT = (
    duckdb.DataError,
    duckdb.ProgrammingError,
    duckdb.NotSupportedError,
    UnicodeDecodeError,
)


def read_json_by_engine(
    connection: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    path: Path,
    table: str,
    limits: Limits = LIMITS,
) -> Rows | None:
    """Reads the values into a new table (fields f0, f1, ...; rowid in file order). path: a name of
    the plain text that means nothing to the engine.

    None, and no table, if the careful reader must read the file, or reads it as fast.
    """
    if delivery.file.table.pages_only or delivery.counts.size < limits.by_engine:
        return None
    records = f"{table}_records"
    longest = min(limits.record, LONGEST)
    try:
        count = _take_in_records(connection, delivery, path, records, longest)
        keys = _keys(connection, records, delivery) if count else None
        if keys is None:
            return None
        values = values_of(records, list(keys.positions))
        connection.execute(f"create or replace table {table} as {values}")
    except OF_THE_TEXT:
        return None
    finally:
        with suppress(duckdb.Error):  # the engine itself may have failed
            connection.execute(f"drop table if exists {records}")
    return Rows(
        table,
        header_values(delivery.file.table, keys.header),
        f"rowid - (select min(rowid) from {table}) + 1",
        count,
        0,
        "engine",
        unknown_keys(keys.header.unknown),
    )


def _take_in_records(
    connection: duckdb.DuckDBPyConnection,
    delivery: Delivery,
    path: Path,
    records: str,
    longest: int,
) -> int:
    """Reads the text of the records into a new table. Returns their number, 0 if they do not
    account for the whole file.
    """
    is_array = delivery.format == "json"
    if not (_ends_as_array(path) if is_array else delivery.counts.has_one_line_end):
        return 0
    source = read_elements(path, longest) if is_array else read_lines(path, longest)
    connection.execute(f"create or replace table {records} as select record from {source}")
    count, span, size, most = one_row(
        connection.execute(
            "select count(*), coalesce(max(rowid) - min(rowid) + 1, 0),"
            f" coalesce(sum(strlen(record)), 0), max(strlen(record)) from {records}"
        )
    )
    # a gap was never seen; it would shift the ordinals
    if count == 0 or count != span or most > longest:
        return 0
    if is_array:
        blanks = _blanks_within(connection, records, delivery.counts)
        balanced = array_balances(delivery.counts, count, size, blanks)
    else:
        balanced = lines_balance(delivery.counts, size)
    return int(count) if balanced else 0


def _ends_as_array(path: Path) -> bool:
    """True if the last character is a bracket: the engine accepts a text cut after a comma."""
    with open(path, "rb") as handle:
        size = handle.seek(0, os.SEEK_END)
        handle.seek(max(0, size - TAIL))
        return handle.read().rstrip(BLANKS).endswith(b"]")


def _blanks_within(connection: duckdb.DuckDBPyConnection, records: str, file: Counts) -> int:
    """The blanks within the records. Those that the file does not have are not counted."""
    codes = {9: file.tabs, 10: file.newlines, 13: file.returns, 32: file.spaces}
    counts = [count_of(f"chr({code})", ["record"]) for code, count in codes.items() if count]
    if not counts:
        return 0
    return sum(one_row(connection.execute(f"select {', '.join(counts)} from {records}")))


def lines_balance(file: Counts, size: int) -> bool:
    """True if lines of `size` bytes and the line ends account for the whole file."""
    return size + file.newlines + file.returns == file.size


def array_balances(file: Counts, count: int, size: int, blanks: int) -> bool:
    """True if `count` elements of `size` bytes, `blanks` of them blanks, account for the whole
    file: outside them are two brackets, a comma between each two, and blanks.
    """
    blanks_outside = file.spaces + file.tabs + file.newlines + file.returns - blanks
    return size + count + 1 + blanks_outside == file.size


def _keys(connection: duckdb.DuckDBPyConnection, records: str, delivery: Delivery) -> Keys | None:
    """The keys of the records. None if a record is not a flat object, or if the engine would not
    give the values of the keys as the careful reader does.
    """
    found = connection.execute(sets_of_keys(records, MOST_SETS_OF_KEYS + 1)).fetchall()
    if len(found) > MOST_SETS_OF_KEYS or any(is_odd for _, is_odd in found):
        return None
    keys = match_keys([names for names, _ in found], delivery.file.table)
    if keys is None or not keys.positions:
        return None
    if keys.header.unknown:
        (has_control,) = one_row(connection.execute(has_control_characters(records)))
        if has_control:
            return None
    return keys
