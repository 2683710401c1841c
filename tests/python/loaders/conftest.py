"""A landing zone and a warehouse for each test, with a contract in the project's YAML form."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.loaders.landing_desk import PEOPLE, PLATFORM, REFERENCE, ZOOM_API, Desk
from zoom_analytics.contract import read_contract


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, content in {
        "dbt_project.yml": "name: zoom_analytics\n",
        "models/silver/si_people.yml": PEOPLE,
        "models/staging/platform/_platform__sources.yml": PLATFORM,
        "models/staging/zoom_api/_zoom_api__sources.yml": ZOOM_API,
        "models/staging/reference/_reference__sources.yml": REFERENCE,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path


@pytest.fixture
def desk(project: Path) -> Desk:
    return Desk(project, read_contract(project))
