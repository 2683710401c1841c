"""The careful reader: reads the records one by one and keeps the raw text of unreadable ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoom_analytics.contract import RawTable
from zoom_analytics.loaders.outcome import Finding
from zoom_analytics.loaders.readers.csv_header import Header, read_header
from zoom_analytics.loaders.readers.csv_reader import spool_csv
from zoom_analytics.loaders.readers.csv_sql import field, header_values, read_csv
from zoom_analytics.loaders.readers.intake import Delivery, lying_still
from zoom_analytics.loaders.readers.json_rows import RowSink
from zoom_analytics.loaders.readers.json_stream import JsonStream
from zoom_analytics.loaders.readers.limits import LIMITS, Limits
from zoom_analytics.loaders.readers.ndjson_reader import spool_ndjson
from zoom_analytics.loaders.readers.source_text import open_text
from zoom_analytics.loaders.readers.spool import Spool
from zoom_analytics.warehouse.sql import sql_name

LONG_LINE = 1 << 20  # bytes; for longer lines the engine is told the maximum length


@dataclass
class Rows:
    """Records to commit: a relation in the order of the file, and expressions over it.

    values: (column of the raw table, expression)
    number: the expression of the ordinal
    """

    relation: str
    values: list[tuple[str, str]]
    number: str
    count: int
    unreadable: int
    reader: str
    findings: list[Finding]

    def query(self) -> str:
        """A query for the values, named as their columns, and the ordinal as _row_number."""
        columns = [f"{expression} as {sql_name(name)}" for name, expression in self.values]
        return (
            f"select {', '.join([*columns, f'{self.number} as _row_number'])} from {self.relation}"
        )


def read_carefully(
    delivery: Delivery, snapshot: Path, records: Path, limits: Limits = LIMITS
) -> Rows:
    """Writes the records to a temporary file. snapshot: path for a copy that does not change.

    Raises Refused if the file as a whole cannot be read, LeftForLater if it changed during the
    reading.
    """
    table = delivery.file.table
    with lying_still(delivery.file), open_text(delivery, snapshot, limits.in_memory) as buffer:
        if delivery.format == "csv":
            header = read_header(buffer, delivery.skip, table)
            with Spool(records, header.width) as spool:
                spool_csv(buffer, header, spool, limits.record)
            return _csv_rows(table, header, spool)
        with Spool(records, len(table.columns) + 1) as spool:
            sink = RowSink(table, spool)
            if delivery.format == "json":
                JsonStream(buffer, delivery.skip, table, sink, limits).run()
            else:
                spool_ndjson(buffer, delivery.skip, sink, min(limits.record, limits.value))
            findings = sink.finish()
    return _json_rows(table, spool, findings)


def _csv_rows(table: RawTable, header: Header, spool: Spool) -> Rows:
    """CSV has no NULL: an empty field is the empty text, except in an unreadable record."""
    values = header_values(table, header, "unreadable = ''" if spool.unreadable else "")
    if spool.unreadable:
        values.append(("_unreadable", "nullif(unreadable, '')"))
    relation = _spool_relation(spool, [field(position) for position in range(header.width)])
    return Rows(
        relation,
        values,
        "ordinal::bigint",
        spool.rows,
        spool.unreadable,
        "careful",
        header.findings,
    )


def _json_rows(table: RawTable, spool: Spool, findings: list[Finding]) -> Rows:
    places = [field(position) for position in range(spool.width)]
    names = [column.name for column in table.columns] + ["_extra"]
    values = [*zip(names, places, strict=True), ("_unreadable", "unreadable")]
    relation = _spool_relation(spool, places, null="")
    return Rows(
        relation, values, "ordinal::bigint", spool.rows, spool.unreadable, "careful", findings
    )


def _spool_relation(spool: Spool, fields: list[str], null: str = "\n") -> str:
    longest = 2 * spool.longest if spool.longest >= LONG_LINE else None
    names = ["ordinal", "unreadable", *fields]
    return read_csv(
        spool.path,
        names,
        header=False,
        only_line_feeds=True,
        parallel=not spool.has_line_breaks,
        null=null,
        longest=longest,
    )
