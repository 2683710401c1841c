"""Writes rows of the session as CSV, JSON and NDJSON, plain or compressed with gzip or zstd.

The same rows give the same bytes.
"""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import duckdb
import zstandard

FEEDS = (
    "accounts",
    "users",
    "rooms",
    "devices",
    "meetings",
    "webinars",
    "participants",
    "recordings",
    "chat_messages",
    "phone_calls",
    "features_usage",
    "support_tickets",
    "billing_events",
    "licenses",
    "quality_metrics",
    "security_events",
    "feedback",
    "api_requests",
    "service_checks",
)
BIG = {
    "meetings",
    "participants",
    "chat_messages",
    "features_usage",
    "quality_metrics",
    "api_requests",
    "phone_calls",
    "security_events",
    "service_checks",
}
BIG_FORMATS = ("csv", "csv.zst", "csv", "csv", "csv.gz")
SMALL_FORMATS = (
    "csv",
    "json",
    "ndjson.gz",
    "csv.gz",
    "json.zst",
    "ndjson",
    "csv.zst",
    "json.gz",
    "ndjson.zst",
)
ROWS_PER_FILE = 1_000_000

COPY_OPTIONS = {
    "csv": "format csv, header",
    "json": "format json, array true",
    "ndjson": "format json",
}


@dataclass(frozen=True)
class LandedFile:
    """A file that was written: its feed, its path and how many records it holds."""

    feed: str
    path: Path
    rows: int


def format_of(feed: str, delivery: int) -> str:
    """The extension, without its leading dot, of a feed's main file in a delivery (from 1)."""
    place = FEEDS.index(feed)
    choices = BIG_FORMATS if feed in BIG else SMALL_FORMATS
    return choices[(place + delivery - 1) % len(choices)]


def pack(source: BinaryIO, target: Path) -> None:
    """Writes the bytes of `source` to `target`, compressed as its name says. The archive holds
    neither a time nor a name.
    """
    with target.open("wb") as raw:
        if target.suffix == ".gz":
            with gzip.GzipFile(
                filename="", mode="wb", fileobj=raw, compresslevel=6, mtime=0
            ) as archive:
                shutil.copyfileobj(source, archive, 1 << 20)
        elif target.suffix == ".zst":
            zstandard.ZstdCompressor(level=3).copy_stream(source, raw)
        else:
            shutil.copyfileobj(source, raw, 1 << 20)


def _is_paged(feed: str) -> bool:
    return FEEDS.index(feed) % 2 == 0


def _wrap_page(plain: Path, feed: str) -> None:
    """Turns the JSON array in a file into a page: an object with the array under the feed's
    name.
    """
    rows = plain.read_text(encoding="utf-8")
    plain.write_text(f'{{"page_number":1,"{feed}":{rows}}}\n', encoding="utf-8")


def _quoted(path: Path) -> str:
    """A path as an SQL literal."""
    return "'" + str(path).replace("'", "''") + "'"


def write_query(
    session: duckdb.DuckDBPyConnection, query: str, feed: str, target: Path
) -> LandedFile:
    """Writes the ordered rows of `query` to `target`, whose name gives format and compression."""
    kind = target.name.split(".")[1]
    packed = target.suffix in (".gz", ".zst")
    plain = target.with_name(f".plain.{kind}") if packed else target
    ((rows,),) = session.execute(
        f"copy ({query}) to {_quoted(plain)} ({COPY_OPTIONS[kind]})"
    ).fetchall()
    if kind == "json" and _is_paged(feed):
        _wrap_page(plain, feed)
    if packed:
        with plain.open("rb") as source:
            pack(source, target)
        plain.unlink()
    return LandedFile(feed, target, rows)


def part_bounds(session: duckdb.DuckDBPyConnection, delivery: int) -> list[tuple[int, int]]:
    """Ranges [low, high) of ord that cut a delivery of `placed` into files of at most
    ROWS_PER_FILE rows; an empty list if it has no rows.
    """
    starts = [
        row[0]
        for row in session.execute(f"""
        with numbered as (
            select ord, row_number() over (order by ord) - 1 as position
            from placed where dlv = {delivery}
        )
        select ord from numbered where position % {ROWS_PER_FILE} = 0 order by ord""").fetchall()
    ]
    return list(pairwise([*starts, 2**63 - 1]))
