"""What all tests on a whole warehouse share: dbt parses the project once, warehouses are made by
name.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from support.warehouse import Warehouse, Workshop, project_folder

NewWarehouse = Callable[[str], Warehouse]


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(project_folder(), tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="session")
def new_warehouse(tmp_path_factory: pytest.TempPathFactory, workshop: Workshop) -> NewWarehouse:
    """Makes an empty warehouse in a folder whose name begins as given."""
    return lambda name: Warehouse(tmp_path_factory.mktemp(name), workshop)


@pytest.fixture(scope="session")
def specification() -> Path:
    """The folder of the specification beside the project; the test is skipped where it is not
    there.
    """
    folder = project_folder().parent / "shared" / "spec"
    if not folder.is_dir():
        pytest.skip("the specification is not there: ../shared/spec, seen from the project")
    return folder


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("ZOOM_THREADS", "1")  # of dbt: each worker keeps one core busy
    if hasattr(config, "workerinput"):
        # after its last report a worker ends at once: else DuckDB's binding lists each object that
        # the interpreter still holds then
        atexit.register(os._exit, 0)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--sequences",
        type=int,
        default=1,
        help="How many random sequences of deliveries are tried.",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "sequence" in metafunc.fixturenames:
        metafunc.parametrize("sequence", range(metafunc.config.getoption("--sequences")))


# Longest first, so that both workers end at the same time. What stands here by itself builds
# warehouses of its own; the other tests of a folder ask the same ones.
LONGEST = (
    "publishing",
    "privacy",
    "codes",
    "loaders",
    "properties/test_properties.py",
    "building",
    "zoom_api",
    "definitions/test_changed_definitions.py",
    "kpis",
    "golden",
    "recipes",
    "kpis/test_golden_definitions.py",
    "demo",
    "properties/test_random_sequences.py",
    "definitions/test_upgrade.py",
    "kpis/test_semantic_layer.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {scope: number for number, scope in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(scope_of(item.nodeid), len(order)))


def scope_of(nodeid: str) -> str:
    """What tests share their warehouses: a folder, or a file that builds its own."""
    file = nodeid.split("::")[0].split("tests/python/")[-1]
    return file if file in LONGEST else str(PurePosixPath(file).parent)


class ScopeScheduling(LoadScopeScheduling):
    """Hands the tests to the workers by what they share. A random sequence shares nothing."""

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if "test_random_sequences" in nodeid else scope_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ScopeScheduling:
    config.option.loadscopereorder = False  # by number of tests
    return ScopeScheduling(config, log)
