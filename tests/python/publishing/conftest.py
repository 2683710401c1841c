"""The warehouse of personal_landing, built in clear with its singular tests, published, and
built masked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from support.publishing.personal_landing import KEY, LANDING, ODD_HEADER
from support.warehouse import Warehouse, Workshop, project_folder
from zoom_analytics.publishing.run import Wishes, publish

SINGULAR_TESTS = ("--exclude", "resource_type:unit_test", "test_type:generic")


@pytest.fixture(scope="session")
def in_clear(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """The warehouse built for the target prod, with a masking key. Tests must not change it."""
    warehouse = new_warehouse("publishing")
    warehouse.settings = replace(warehouse.settings, masking_key=KEY)
    for feed, text in LANDING.items():
        warehouse.write("platform", feed, f"{feed}_1.csv", text)
    warehouse.write("platform", "licenses", "licenses_2.csv", ODD_HEADER)
    warehouse.load()
    report = warehouse.dbt("build", *SINGULAR_TESTS)
    assert report.success, report.error or [
        (result.name, result.message) for result in report.failures
    ]
    return warehouse


@pytest.fixture
def warehouse(in_clear: Warehouse, tmp_path: Path) -> Warehouse:
    """A copy of in_clear that a test may publish and change."""
    return copied(in_clear, tmp_path)


@pytest.fixture(scope="session")
def published(in_clear: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its published files, the restricted one among them."""
    copy = copied(in_clear, tmp_path_factory.mktemp("published"))
    assert publish(copy.settings, Wishes(roles=["restricted"], in_clear=True))
    return copy.settings.bi


@pytest.fixture(scope="session")
def masked(in_clear: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A copy of in_clear, built again for the target dev under the same key."""
    folder = tmp_path_factory.mktemp("masked")
    copy = copied(in_clear, folder)
    # a test searches its artifacts for the key
    copy.workshop = Workshop(project_folder(), folder, log_level="debug")
    copy.settings = replace(copy.settings, target="dev")
    assert copy.dbt("build", *SINGULAR_TESTS).success
    return copy


def copied(warehouse: Warehouse, folder: Path) -> Warehouse:
    copy = warehouse.copy_to(folder)
    copy.settings = replace(copy.settings, masking_key=KEY, target=warehouse.settings.target)
    return copy
