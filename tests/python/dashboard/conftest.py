"""A stand-in for a published file, and the page written from it."""

from __future__ import annotations

import pytest

from support.dashboard.page_reading import Written
from support.dashboard.published_stand_in import publish
from zoom_analytics.dashboard.command import PUBLISHED, write_dashboard


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("dashboard")
    written = Written(publish(folder / PUBLISHED), folder / "dashboard.html")
    write_dashboard(written.file, written.page)
    return written
