"""Writes the landing folder of a demo platform from a plan. The same plan gives the same bytes."""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from zoom_analytics.contract import Column, ContractError, RawTable, read_contract
from zoom_analytics.demo.delivery import write_main, write_rates
from zoom_analytics.demo.dirt import Dirt, lay_out, write_extra
from zoom_analytics.demo.engine import open_session
from zoom_analytics.demo.faults import Planted
from zoom_analytics.demo.jobs import JOBS, sql_of
from zoom_analytics.demo.plan import DEFAULT_END, DemoPlan
from zoom_analytics.demo.pools import load_pools
from zoom_analytics.demo.writer import FEEDS, LandedFile
from zoom_analytics.settings import find_project

# takes the task at hand and the share of the work that is done, 0 to 1
Watcher = Callable[[str, float], None]
RATES_FOLDER = Path("reference", "exchange_rates")


class LandingNotEmpty(Exception):
    """The landing folder already holds files of the platform."""


@dataclass
class Demo:
    """What was written: the files, and the planted faults counted by (feed, code, column)."""

    plan: DemoPlan
    files: list[LandedFile] = field(default_factory=list)
    planted: Planted = field(default_factory=Counter)
    seconds: float = 0.0

    def rows_by_feed(self) -> dict[str, int]:
        """Records in the files of each feed."""
        rows = dict.fromkeys(FEEDS, 0)
        for file in self.files:
            rows[file.feed] = rows.get(file.feed, 0) + file.rows
        return rows

    def faults_by_code(self) -> dict[str, int]:
        """Planted faults of each code or word, sorted."""
        codes: Counter[str] = Counter()
        for (_, code, _), rows in self.planted.items():
            codes[code] += rows
        return dict(sorted(codes.items()))


def generate(
    out: Path,
    users: int = DemoPlan.users,
    days: int = DemoPlan.days,
    deliveries: int = DemoPlan.deliveries,
    dirty: float = DemoPlan.dirty,
    seed: int = DemoPlan.seed,
    end: date = DEFAULT_END,
    watch: Watcher | None = None,
) -> Demo:
    """Writes out/platform/<feed>/ for all feeds and out/reference/exchange_rates/.

    For the arguments see DemoPlan; `watch` is called with the progress. Files are moved to their
    places once all are written. Raises PlanError for an invalid plan, LandingNotEmpty if there
    are such files already, ContractError if the contract requires a column that the generator
    does not make.
    """
    plan = DemoPlan(users, days, deliveries, dirty, seed, end)
    for folder in (out / "platform", out / RATES_FOLDER):
        if any(not entry.is_dir() for entry in folder.rglob("*")):
            raise LandingNotEmpty(
                f"{folder} holds files already; name another folder with --out, or empty this one"
            )
    began = time.monotonic()
    demo = Demo(plan)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=out) as scratch:
        with open_session(plan, Path(scratch) / "spill") as session:
            for task, share in _work(session, demo, Path(scratch)):
                if watch:
                    watch(task, share)
        demo.files = [_settle(file, Path(scratch), out) for file in demo.files]
    demo.seconds = time.monotonic() - began
    return demo


def _work(
    session: duckdb.DuckDBPyConnection, demo: Demo, base: Path
) -> Iterator[tuple[str, float]]:
    """Writes all files below `base`; yields the next task and the share of work done."""
    yield "people and meetings", 0.0
    tables = read_contract(find_project()).tables
    load_pools(session, demo.plan)
    for job in JOBS:
        session.execute(sql_of(job))
    contract = {feed: _columns_made(session, tables["platform", feed]) for feed in FEEDS}
    dirt = Dirt(demo.plan)
    deliveries = demo.plan.deliveries
    for place, feed in enumerate(FEEDS):
        folder = base / "platform" / feed
        folder.mkdir(parents=True)
        yield feed, 0.1 + 0.9 * place / len(FEEDS)
        lay_out(session, feed, contract[feed], dirt)
        for delivery in range(1, deliveries + 1):
            yield feed, 0.1 + 0.9 * (place + delivery / (deliveries + 1)) / len(FEEDS)
            demo.files += write_main(session, feed, delivery, contract[feed], dirt, folder)
            demo.files += write_extra(feed, delivery, folder, dirt)
    (base / RATES_FOLDER).mkdir(parents=True)
    demo.files += write_rates(session, base / RATES_FOLDER)
    demo.planted = dirt.planted
    yield "done", 1.0


def _columns_made(session: duckdb.DuckDBPyConnection, table: RawTable) -> tuple[Column, ...]:
    """The columns of a feed's contract that the generator makes; an optional one that it does
    not is left out.
    """
    made = {name for name, *_ in session.execute(f"describe feed_{table.feed}").fetchall()}
    for column in table.columns:
        if column.must and column.name not in made:
            raise ContractError(
                f"the demo makes no column {column.name} of {table.feed}, which the contract"
                f" requires: add it to the query of feed_{table.feed} in"
                " scripts/zoom_analytics/demo/sql"
            )
    return tuple(column for column in table.columns if column.name in made)


def _settle(file: LandedFile, base: Path, out: Path) -> LandedFile:
    """Moves a finished file from below `base` to its place below `out`."""
    place = out / file.path.relative_to(base)
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(file.path, place)
    return LandedFile(file.feed, place, file.rows)
