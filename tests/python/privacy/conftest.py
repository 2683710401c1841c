"""A warehouse with the deliveries of canary_landing, built and published twice, and copies of it
for erasures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.privacy.canary_landing import ADDRESS, KEY, landing
from support.privacy.scanning import REQUEST, Place
from support.warehouse import Warehouse
from zoom_analytics.cli import main
from zoom_analytics.dashboard.command import PAGE
from zoom_analytics.erasing.forget import forget
from zoom_analytics.publishing.run import Wishes, publish

A_TEST = ("--exclude", "resource_type:unit_test", "test_type:generic")


@pytest.fixture(scope="session")
def delivered(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """Loaded, built and published unmasked. Tests must not change it."""
    warehouse = new_warehouse("privacy")
    warehouse.settings = replace(warehouse.settings, masking_key=KEY)
    for name, content in landing().items():
        source, feed, file = name.split("/")
        warehouse.write(source, feed, file, content)
    warehouse.load()
    report = warehouse.dbt("build", *A_TEST)
    assert report.success, report.error or [
        (result.name, result.message) for result in report.failures
    ]
    return warehouse


@pytest.fixture
def place(delivered: Warehouse, tmp_path: Path) -> Place:
    """A copy before any erasure."""
    return Place(delivered.copy_to(tmp_path))


@pytest.fixture(scope="session")
def forgotten(delivered: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A published copy from which the person was erased. Tests must not change it."""
    place = Place(delivered.copy_to(tmp_path_factory.mktemp("forgotten")))
    publish(place.settings, Wishes(roles=["restricted"], in_clear=True))
    (place.settings.bi / PAGE).write_text(ADDRESS)  # as a dashboard of then
    place.before = place.facts()
    place.done = forget(place.settings, REQUEST, place.dbt)
    yield place


@pytest.fixture
def run() -> Callable[..., str]:
    """Runs `zoom-analytics` and returns its output."""
    return lambda *arguments: CliRunner().invoke(main, list(arguments)).output
