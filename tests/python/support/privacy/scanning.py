"""Looking for a person in everything that lies about a warehouse, unpacked, to the byte."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import zstandard

from support.privacy.canary_landing import ADDRESS, KEY, NUMBERS
from support.warehouse import Warehouse, linked_project
from zoom_analytics.building.dbt import DbtReport
from zoom_analytics.erasing.forget import Forgotten
from zoom_analytics.persons.remembered import Request
from zoom_analytics.settings import Settings

REQUEST = Request(ADDRESS, "the person", "a letter of May")
KEPT = ("joann.canary.ann@x.example.org", "atlantic/canary")  # somebody else, and a time zone
FACTS = (
    "fact_meeting_usage", "fact_webinar_usage", "fact_feature_usage", "fact_support_ticket",
    "fact_billing",
    "fact_license_utilization", "dim_meeting",
)  # fmt: skip


class Place:
    """A warehouse with its own landing folder, published files and project folder, from which an
    erasure removes dbt's artifacts. dbt works in the folder that all tests share.
    """

    def __init__(self, warehouse: Warehouse):
        self.warehouse = warehouse
        project = linked_project(warehouse.file.parent / "project")
        self.settings = replace(warehouse.settings, masking_key=KEY, project=project)
        self.warehouse.settings = self.settings
        self.before: dict[str, int] = {}
        self.done = Forgotten()

    def dbt(self, settings: Settings, arguments: Sequence[str]) -> DbtReport:
        """Builds with the tests that readers of published files wait for."""
        return self.warehouse.dbt(
            *arguments, "--exclude", "resource_type:unit_test", "test_type:generic"
        )

    def build(self) -> None:
        report = self.dbt(self.settings, ["build"])
        assert report.success, report.error or [
            (result.name, result.message) for result in report.failures
        ]

    def facts(self) -> dict[str, int]:
        """How many rows tables have, and what becomes of delivered rows."""
        counts = {
            name: self.warehouse.query(f"select count(*) from gold.go_{name}")[0][0]
            for name in FACTS
        }
        statuses = self.warehouse.query("""
            select feed, sum(accepted), sum(superseded), sum(duplicate), sum(quarantined),
            sum(excluded)
            from audit.row_accounting group by all
        """)
        return counts | {feed: tuple(map(int, row)) for feed, *row in statuses}

    def copy_to(self, folder: Path) -> Place:
        """Another one, the same to the byte; what it publishes is its own."""
        copy = Place(self.warehouse.copy_to(folder))
        key = self.settings.warehouse.with_name(f"{self.settings.warehouse.name}.forgetting-key")
        if key.exists():
            shutil.copyfile(key, copy.settings.warehouse.with_name(key.name))
        copy.before = self.before
        return copy

    def traces(self) -> list[str]:
        """The files that hold anything of the person."""
        folder = self.settings.warehouse.parent
        return [
            str(path.relative_to(folder))
            for path in sorted(folder.rglob("*"))
            if path.is_file() and names_the_person(path)
        ]


def content_of(path: Path) -> bytes:
    """What a file holds, unpacked, in lower case."""
    data = path.read_bytes()
    if path.name.endswith(".gz"):
        data = gzip.decompress(data)
    elif path.name.endswith(".zst"):
        data = zstandard.ZstdDecompressor().stream_reader(data).read()
    return data.replace(b"\0", b"").lower()  # UTF-16, too


def names_the_person(path: Path) -> bool:
    data = content_of(path)
    for kept in KEPT:
        data = data.replace(kept.encode(), b"")
    return any(word in data for word in (b"canary", *(number.encode() for number in NUMBERS)))
