"""The landing folder of faulty_landing, built once as it is and once after the second delivery."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from support.codes.faulty_landing import FILES, SECOND_FILES
from support.warehouse import Warehouse

LATE_FILE = """user_id,email_address,display_name,plan_type,created_date,status,updated_at
00000000-0000-4000-8000-000000000026,ria@x.example,Ria,Pro,2024-01-01,Active,2024-01-01
"""


@pytest.fixture(scope="session")
def faulty(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    warehouse = new_warehouse("faulty")
    for path, content in FILES.items():
        warehouse.write(*path.split("/"), content)
    warehouse.load()
    warehouse.build(marts=False)
    return warehouse


@pytest.fixture(scope="session")
def healed(faulty: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The faulty warehouse after the second delivery, which also repairs the truncated archive."""
    warehouse = faulty.copy_to(tmp_path_factory.mktemp("healed"))
    for path, content in SECOND_FILES.items():
        warehouse.write(*path.split("/"), content)
    warehouse.write("platform", "users", "users_5.csv.gz", gzip.compress(LATE_FILE.encode()))
    warehouse.load()
    warehouse.build(marts=False)
    return warehouse
