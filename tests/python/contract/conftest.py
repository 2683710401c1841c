"""The project as dbt parses it, and the specification beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from support.warehouse import Workshop

Node = dict[str, Any]


@pytest.fixture(scope="session")
def manifest(workshop: Workshop) -> dict[str, Any]:
    return workshop.manifest()


@pytest.fixture(scope="session")
def models(manifest: dict[str, Any]) -> dict[str, Node]:
    """The models by name."""
    return {
        node["name"]: node
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model"
    }


@pytest.fixture(scope="session")
def feeds_yml(specification: Path) -> dict[str, Any]:
    return yaml.safe_load((specification / "feeds.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def gold_yml(specification: Path) -> dict[str, Any]:
    return yaml.safe_load((specification / "gold.yml").read_text(encoding="utf-8"))
