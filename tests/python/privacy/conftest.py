"""A warehouse with the deliveries of canary_landing, built and published twice; copies of it to
forget in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.privacy.canary_landing import KEY, landing
from support.privacy.scanning import REQUEST, Place
from support.warehouse import Warehouse
from zoom_analytics.cli import main
from zoom_analytics.erasing.forget import forget
from zoom_analytics.publishing.run import Wishes, publish

A_TEST = ("--exclude", "resource_type:unit_test", "test_type:generic")


@pytest.fixture(scope="session")
def delivered(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """Loaded, built in clear and published in clear. Not to be changed."""
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
    """A copy of it, in which nobody was forgotten yet."""
    return Place(delivered.copy_to(tmp_path))


@pytest.fixture(scope="session")
def forgotten(delivered: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A copy of it that was published and from which the person was erased then. Not to be
    changed.
    """
    place = Place(delivered.copy_to(tmp_path_factory.mktemp("forgotten")))
    publish(place.settings, Wishes(roles=["restricted"], in_clear=True))
    place.before = place.facts()
    place.done = forget(place.settings, REQUEST, place.dbt)
    yield place


@pytest.fixture
def run() -> Callable[..., str]:
    """Runs `zoom-analytics`; what it printed."""
    return lambda *arguments: CliRunner().invoke(main, list(arguments)).output
