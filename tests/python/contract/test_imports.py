"""Imports run one way: a module imports its own package and packages on lower floors."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import zoom_analytics

PACKAGE = Path(zoom_analytics.__file__).parent
FLOORS = (
    {"settings", "contract", "printing"},
    {"exports", "options"},
    {"warehouse"},
    {"persons"},
    {"loaders", "demo", "reporting", "dashboard"},
    {"kpis", "publishing"},
    {"building"},
    {"erasing"},
    {"cli", "bench"},
)
FLOOR_OF = {part: number for number, floor in enumerate(FLOORS) for part in floor}
MODULES = sorted(set(PACKAGE.rglob("*.py")) - {PACKAGE / "__init__.py"})


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and package of each import of the product, anywhere in the module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == PACKAGE.name and len(parts) > 1:
                yield node.lineno, parts[1]


def part_of(path: Path) -> str:
    """The package, or the module if it is in none."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def upward(part: str, other: str) -> bool:
    return other != part and FLOOR_OF[other] >= FLOOR_OF[part]


def test_every_part_has_a_floor() -> None:
    assert {part_of(path) for path in MODULES} <= FLOOR_OF.keys()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_from_lower_floors_alone(path: Path) -> None:
    part = part_of(path)
    assert [
        f"{path}:{line}: {part} imports {other}"
        for line, other in imported(path)
        if upward(part, other)
    ] == []


def test_an_import_of_a_higher_floor_or_a_neighbour_is_upward() -> None:
    assert upward("loaders", "erasing") and upward("loaders", "demo")
    assert not upward("erasing", "loaders") and not upward("loaders", "loaders")
