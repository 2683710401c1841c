"""The main files of each delivery: the rows of a feed, with the faults that are mixed in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from zoom_analytics.contract import Column
from zoom_analytics.demo.dirt import Dirt
from zoom_analytics.demo.faults import COPIED, Fault, bad_value
from zoom_analytics.demo.writer import LandedFile, format_of, part_bounds, write_query

TITLED = {"rooms", "webinars"}  # their CSV headers read like a report's: "Room Id"
Z302_SECONDS = 600  # how much a stated duration is wrong


def _cell(column: Column, mixed: list[tuple[int, Fault]], as_text: str) -> str:
    """SQL of one delivered cell. mixed: the numbered faults of its column; as_text: what gives
    good and bad values one type.
    """
    good = f'f."{column.name}"'
    if not mixed:
        return good
    cases = []
    for number, fault in mixed:
        bad = (
            f"({good} + {Z302_SECONDS})"
            if fault.code == "Z302"
            else f"'{bad_value(fault.code, column)}'"
        )
        cases.append(f"when p.place = 'mixed' and p.kind = {number} then {as_text.format(bad)}")
    return f"case {' '.join(cases)} else {as_text.format(good)} end"


def _selection(feed: str, columns: Sequence[Column], extension: str, dirt: Dirt) -> str:
    """SQL of a feed's delivered rows, without the rows that go to other files."""
    is_csv = extension.startswith("csv")
    numbered = [
        (number, fault)
        for number, fault in enumerate(dirt.kinds.get(feed, []))
        if fault.place == "mixed"
    ]
    cells = []
    for column in columns:
        mixed = [(number, fault) for number, fault in numbered if fault.columns[0] == column]
        title = column.name.replace("_", " ").title() if is_csv and feed in TITLED else column.name
        cells.append(
            f'{_cell(column, mixed, "{}::varchar" if is_csv else "to_json({})")} as "{title}"'
        )
    gone = ["late"] if feed in COPIED else ["late", "out"]
    return f"""select {", ".join(cells)}
        from laid as f left join picks as p on p.ord = f.ord
        where coalesce(p.place, '') not in ({", ".join(f"'{place}'" for place in gone)})"""


def write_main(
    session: duckdb.DuckDBPyConnection,
    feed: str,
    delivery: int,
    columns: Sequence[Column],
    dirt: Dirt,
    folder: Path,
) -> list[LandedFile]:
    """Writes the main file of a feed and delivery into `folder`: in parts if it is long, none if
    there are no rows.
    """
    extension = format_of(feed, delivery)
    selection = _selection(feed, columns, extension, dirt)
    bounds = part_bounds(session, delivery)
    written = []
    for number, (low, high) in enumerate(bounds, start=1):
        part = f"_{number:02d}" if len(bounds) > 1 else ""
        of_part = f"f.dlv = {delivery} and f.ord >= {low} and f.ord < {high}"
        query = f"{selection} and {of_part} order by f.ord"
        written.append(
            write_query(session, query, feed, folder / f"{feed}_{delivery:03d}{part}.{extension}")
        )
    return written


def write_rates(session: duckdb.DuckDBPyConnection, folder: Path) -> list[LandedFile]:
    """Writes the exchange rates of the deliveries that have any."""
    deliveries = session.execute("select distinct dlv from rates order by dlv").fetchall()
    return [
        write_query(
            session,
            f"select currency, valid_from, usd_rate from rates where dlv = {delivery}"
            " order by currency, valid_from",
            "exchange_rates",
            folder / f"rates_{delivery:03d}.csv",
        )
        for (delivery,) in deliveries
    ]
