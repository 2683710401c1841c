"""What all tests on a whole warehouse share: dbt parses the project once, warehouses are made by
name.
"""

from __future__ import annotations

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


class FolderScheduling(LoadScopeScheduling):
    """Shares the tests among workers by folder: those of one folder ask the same warehouses. A
    sequence builds its own.
    """

    def _split_scope(self, nodeid: str) -> str:
        return (
            nodeid
            if "test_random_sequences" in nodeid
            else str(PurePosixPath(nodeid.split("::")[0]).parent)
        )


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FolderScheduling:
    return FolderScheduling(config, log)
