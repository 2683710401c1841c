"""The landing folders of a benchmark: files generated once per size, and links to those that a
step reads.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from zoom_analytics.demo.generator import generate

PARTICIPANTS_PER_USER_DAY = 0.39  # of the generator at 365 days
NUMBER_OF_DELIVERY = re.compile(r"_(\d{3})[_.]")


@dataclass(frozen=True)
class Size:
    """The size of the files. rows: participants, roughly; dirty: share of faulty rows."""

    rows: int
    days: int = 365
    deliveries: int = 100
    dirty: float = 0.0

    @property
    def users(self) -> int:
        return max(5, round(self.rows / self.days / PARTICIPANTS_PER_USER_DAY))

    @property
    def name(self) -> str:
        dirt = f"_dirty{self.dirty:g}" if self.dirty else ""
        return f"{self.users}users_{self.days}days_{self.deliveries}deliveries{dirt}"


@dataclass(frozen=True)
class Generated:
    """Generated files. rows: records of each feed; size: bytes of all files."""

    landing: Path
    rows: dict[str, int]
    size: int
    deliveries: int

    @property
    def participants(self) -> int:
        return self.rows["participants"]


def generated(folder: Path, size: Size) -> Generated:
    """The files of a size below folder: those of an earlier run, or new ones if there are none."""
    home = folder / size.name
    note = home / "generated.json"
    if not note.is_file():
        shutil.rmtree(home, ignore_errors=True)
        # In a process of its own: the peak memory of a step includes that of this process.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            rows = pool.submit(_generate, home / "landing", size).result()
        note.write_text(json.dumps(rows), encoding="utf-8")
    landing = home / "landing"
    total = sum(file.stat().st_size for file in files_of(landing))
    return Generated(landing, json.loads(note.read_text(encoding="utf-8")), total, size.deliveries)


def _generate(landing: Path, size: Size) -> dict[str, int]:
    demo = generate(landing, size.users, size.days, size.deliveries, size.dirty)
    return demo.rows_by_feed()


def files_of(landing: Path) -> list[Path]:
    """All files of a landing folder."""
    return sorted(file for file in landing.glob("*/*/*") if file.is_file())


def delivery_of(file: Path) -> int:
    """The number of the delivery that a generated file belongs to, from 1."""
    found = NUMBER_OF_DELIVERY.search(file.name)
    if not found:
        raise ValueError(f"{file.name} names no delivery")
    return int(found[1])


def link(files: list[Path], source: Path, target: Path) -> None:
    """Hard-links files of the landing folder source into the landing folder target."""
    for file in files:
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(file, place)
