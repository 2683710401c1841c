"""One demo platform of forty users with faulty rows, delivered to warehouses in different ways."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.states import State, state_of
from support.warehouse import AS_DELIVERIES_COME, Warehouse
from zoom_analytics.demo.generator import Demo, generate

DELIVERIES = 3
FIRST_DAY = "2030-01-01"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return generate(
        tmp_path_factory.mktemp("demo"),
        users=40,
        days=30,
        deliveries=DELIVERIES,
        dirty=0.1,
        seed=11,
    )


def deliver(demo: Demo, warehouse: Warehouse, *deliveries: int) -> None:
    """Copies the files of some deliveries, known by their names, to the landing folder."""
    for file in demo.files:
        name = file.path.name
        if int(name.split(".")[0].removesuffix("_extra")[-3:]) in deliveries:
            place = warehouse.landing.joinpath(*file.path.parts[-3:])
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.path, place)
    warehouse.load()


@pytest.fixture(scope="session")
def at_once(demo: Demo, new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """All deliveries loaded and built at once."""
    warehouse = new_warehouse("at_once")
    deliver(demo, warehouse, *range(1, DELIVERIES + 1))
    warehouse.build(run_date=FIRST_DAY)
    return warehouse


@pytest.fixture(scope="session")
def expected(at_once: Warehouse) -> State:
    """The state that every way of delivering must end with."""
    return state_of(at_once)


@pytest.fixture(scope="session")
def step_by_step(demo: Demo, new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """A load and a build after each delivery, the second delivery first, each on another day."""
    warehouse = new_warehouse("step_by_step")
    for step, delivery in enumerate((2, 1, 3)):
        deliver(demo, warehouse, delivery)
        warehouse.build(*(AS_DELIVERIES_COME if step else ()), run_date=f"2030-01-0{step + 1}")
    return warehouse


@pytest.fixture
def copy_at_once(at_once: Warehouse, tmp_path: Path) -> Warehouse:
    return at_once.copy_to(tmp_path)
