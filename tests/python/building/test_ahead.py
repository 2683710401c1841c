"""dbt is prepared while files are loaded, from the first new file on."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoom_analytics.building import ahead
from zoom_analytics.building.dbt import parse_project, run_dbt
from zoom_analytics.loaders import FileResult, Watcher
from zoom_analytics.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path, tmp_path / "landing", tmp_path / "w.duckdb", tmp_path / "bi")


def told_of(settings: Settings, *statuses: str) -> ahead.DbtAhead:
    watcher = ahead.DbtAhead(settings, Watcher())
    for status in statuses:
        watcher.done(FileResult("platform", "users", "a.csv", status))
    return watcher


def test_the_project_is_parsed_once_and_only_where_a_file_came_in(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = []
    monkeypatch.setattr(
        ahead, "parse_project", lambda given: parsed.append(given) or "the manifest"
    )
    assert told_of(settings, "known", "refused", "left").manifest() is None
    assert parsed == []
    assert told_of(settings, "known", "loaded", "loaded").manifest() == "the manifest"
    assert parsed == [settings]


def test_what_cannot_be_parsed_is_left_to_dbt_to_explain(settings: Settings) -> None:
    (settings.project / "dbt_project.yml").write_text("name: no project\n")
    manifest = parse_project(settings)
    assert manifest is None
    assert "profile" in run_dbt(settings, ["build"], manifest=manifest).error
