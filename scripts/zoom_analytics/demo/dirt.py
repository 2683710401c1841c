"""Plants the faults of a demo: picks rows, and sends the broken, repeated, late and repaired
ones with extra files.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from zoom_analytics.contract import Column
from zoom_analytics.demo.breaking import Row, break_csv, break_ndjson, break_row, outdate, revise
from zoom_analytics.demo.faults import COPIED, LATE, Fault, Planted, faults_of
from zoom_analytics.demo.plan import DemoPlan
from zoom_analytics.demo.writer import FEEDS, LandedFile, pack

REPAIRED_OF_TEN = 4  # of ten broken rows, four are delivered again without the fault
EXTRA_COLUMN = {
    "devices": "battery_level",
    "feedback": "app_build",
    "quality_metrics": "probe_version",
}
ENCODINGS = {"rooms": "utf-16", "billing_events": "utf-8-sig"}  # of extra files, UTF-8 elsewhere
# The rows that may be picked: no other row depends on them, and they have a start and an end.
# Of the versions of a key, only the newest one may be picked.
PICKABLE = {
    "participants": "leave_time is not null and ord not in (select ord from part where measured)",
    "recordings": "meeting_id is not null",
    "meetings": "status = 'Ended'",
    "webinars": "status = 'Ended'",
    "phone_calls": "call_result = 'Answered'",
}
VERSIONED = {
    "accounts",
    "users",
    "rooms",
    "devices",
    "recordings",
    "support_tickets",
    "billing_events",
    "licenses",
}


@dataclass
class Line:
    """A row of an extra file. way: the kind of unreadable line to make of it, None for a readable
    one.
    """

    cells: Row
    way: int | None = None


@dataclass
class Dirt:
    """The faults of a demo: counts by (feed, code, column), the faults of each feed by number, and
    the rows that wait for an extra file.
    """

    plan: DemoPlan
    planted: Planted = field(default_factory=Counter)
    kinds: dict[str, list[Fault]] = field(default_factory=dict)
    waiting: dict[tuple[str, int], list[Line]] = field(default_factory=lambda: defaultdict(list))

    def note(self, feed: str, code: str, column: str | None = None, rows: int = 1) -> None:
        """Counts planted faults."""
        self.planted[feed, code, column] += rows


def lay_out(
    session: duckdb.DuckDBPyConnection, feed: str, columns: Sequence[Column], dirt: Dirt
) -> None:
    """Makes the tables `laid` (all rows of the feed, computed once for all deliveries), `placed`
    (ord, dlv, pickable of each) and `picks` (ord, place, kind: its faults), and breaks the
    picked rows that go to extra files. The tables are the feed's until the next one is laid out.
    """
    key = columns[0].name
    newest = f"and row_number() over (partition by {key} order by updated_at desc, ord desc) = 1"
    condition = f"{PICKABLE.get(feed, 'true')} {newest if feed in VERSIONED else ''}"
    session.execute(f"create or replace table laid as select * from feed_{feed}")
    session.execute(f"""
        create or replace table placed as
        select ord, dlv, {condition} as pickable
        from laid order by ord""")
    session.execute("create or replace table picks (ord bigint, place varchar, kind int)")
    if dirt.plan.dirty:
        dirt.kinds[feed] = faults_of(feed, columns, can_be_late=dirt.plan.deliveries > 1)
        _pick(session, feed, dirt)
        if feed in LATE:
            _hold_back(session, feed, key)
        _note_mixed(session, feed, dirt)
        _break(session, feed, [column.name for column in columns], dirt)


def _pick(session: duckdb.DuckDBPyConnection, feed: str, dirt: Dirt) -> None:
    """Picks the wanted share of a feed's rows and gives them its faults in turn. Each fault occurs
    at least once if there are enough rows.
    """
    places = [kind.place for kind in dirt.kinds[feed]]
    ((rows,),) = session.execute("select count(*) from placed").fetchall()
    wanted = max(round(rows * dirt.plan.dirty), len(places))
    session.execute(
        f"""
        insert into picks
        with chosen as (
            select ord, row_number() over (order by u('pick_{feed}', ord), ord) - 1 as n
            from placed where pickable qualify n < {wanted}
        )
        select ord, $1[1 + n % {len(places)}], n % {len(places)} from chosen""",
        [places],
    )


def _hold_back(session: duckdb.DuckDBPyConnection, feed: str, key: str) -> None:
    """Makes all versions of a late parent late."""
    session.execute(f"""
        insert into picks
        with late as (
            select distinct {key}, kind from laid join picks using (ord) where place = 'late'
        )
        select ord, 'late', kind from laid join late using ({key})
        where ord not in (select ord from picks)""")


def _note_mixed(session: duckdb.DuckDBPyConnection, feed: str, dirt: Dirt) -> None:
    """Counts the faults that the main files will have."""
    for number, rows in session.execute(
        "select kind, count(*) from picks where place = 'mixed' group by kind"
    ).fetchall():
        kind = dirt.kinds[feed][number]
        dirt.note(feed, kind.code, kind.columns[0].name, rows)


def _break(session: duckdb.DuckDBPyConnection, feed: str, names: list[str], dirt: Dirt) -> None:
    """Puts each picked row, broken as its kind says, into the extra file it belongs to."""
    cells = ", ".join(f'"{name}"::varchar' for name in names)
    copy_key = f"uid('copy_{feed}', ord)::varchar" if feed in COPIED else "null"
    turns: Counter[int] = Counter()
    for delivery, number, new_key, *values in session.execute(f"""
            select dlv, kind, {copy_key}, {cells} from laid join picks using (ord)
            where place <> 'mixed' order by ord""").fetchall():
        kind, row = dirt.kinds[feed][number], dict(zip(names, values, strict=True))
        turns[number] += 1
        if kind.place == "out":
            _plant_broken(
                feed, kind, {**row, names[0]: new_key or values[0]}, delivery, turns[number], dirt
            )
        else:
            _plant_again(feed, kind, row, delivery, dirt)


def _plant_again(feed: str, kind: Fault, row: Row, delivery: int, dirt: Dirt) -> None:
    """A good row for the next delivery: as it is, with another payload, or in an older version."""
    dirt.note(feed, kind.code)
    if kind.code == "Z202":
        row = revise(row, feed)
    elif kind.code == "out_of_order":
        row = outdate(row, feed)
    dirt.waiting[feed, min(delivery + 1, dirt.plan.deliveries)].append(Line(row))


def _plant_broken(feed: str, kind: Fault, row: Row, delivery: int, turn: int, dirt: Dirt) -> None:
    """A broken row for its delivery and, sometimes, the correct one for the next. turn: its
    ordinal among the rows of this kind.
    """
    column = kind.columns[turn % len(kind.columns)] if kind.columns else None
    unreadable = kind.code == "Z002"
    dirt.note(feed, kind.code, None if column is None else column.name)
    broken = row if unreadable else break_row(row, feed, kind, column)
    dirt.waiting[feed, delivery].append(Line(broken, turn if unreadable else None))
    if delivery < dirt.plan.deliveries and feed not in COPIED and turn % 10 < REPAIRED_OF_TEN:
        dirt.note(feed, "repaired")
        dirt.waiting[feed, delivery + 1].append(Line(row))


def write_extra(feed: str, delivery: int, folder: Path, dirt: Dirt) -> list[LandedFile]:
    """The extra file of a feed and delivery, in `folder`, where it has one."""
    lines = dirt.waiting.pop((feed, delivery), None)
    if not lines:
        return []
    if feed in EXTRA_COLUMN and any(line.way is None for line in lines):
        dirt.note(feed, "Z004", EXTRA_COLUMN[feed])
        lines = [
            Line({**line.cells, EXTRA_COLUMN[feed]: str(n % 7)}, line.way)
            for n, line in enumerate(lines)
        ]
    place = FEEDS.index(feed)
    kind, text = (
        ("csv", _csv_text(lines))
        if (place + delivery) % 2 == 0
        else ("ndjson", _ndjson_text(lines))
    )
    target = folder / f"{feed}_{delivery:03d}_extra.{kind}{'.gz' if place % 3 == 0 else ''}"
    pack(io.BytesIO(_encode(text, ENCODINGS.get(feed, "utf-8"))), target)
    return [LandedFile(feed, target, len(lines))]


def _encode(text: str, encoding: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16" else text.encode(encoding)


def _csv_line(values: Sequence[str | None]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(values)
    return buffer.getvalue()


def _csv_text(lines: list[Line]) -> str:
    text = [_csv_line(list(lines[0].cells))]
    for line in lines:
        written = _csv_line(list(line.cells.values()))
        text.append(written if line.way is None else break_csv(written, line.way))
    return "\r\n".join(text) + "\r\n"


def _ndjson_text(lines: list[Line]) -> str:
    text = []
    for line in lines:
        written = json.dumps(line.cells, ensure_ascii=False)
        text.append(written if line.way is None else break_ndjson(written, line.way))
    return "\n".join(text) + "\n"
