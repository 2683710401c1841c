"""The command `zoom-analytics dashboard` and the files that it needs."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import duckdb
from click.testing import CliRunner, Result

from support.dashboard.published_stand_in import publish
from support.warehouse import project_folder
from zoom_analytics import dashboard
from zoom_analytics.cli import main
from zoom_analytics.dashboard.command import PAGE, PUBLISHED
from zoom_analytics.dashboard.page import ECHARTS_VERSION, LIBRARY, read

PACKAGE = Path(dashboard.__file__).parent


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["dashboard", *arguments], env={"ZOOM_BI": str(folder)})


def test_the_page_stands_beside_the_published_files_and_says_where(tmp_path: Path) -> None:
    publish(tmp_path / PUBLISHED)
    result = run(tmp_path)
    assert result.exit_code == 0
    assert result.output.startswith(f"The dashboard is {tmp_path / PAGE} (")
    assert sorted(path.name for path in tmp_path.iterdir()) == [PAGE, PUBLISHED]


def test_the_same_file_makes_the_same_page_wherever_it_is_written(tmp_path: Path) -> None:
    publish(tmp_path / PUBLISHED)
    assert run(tmp_path).exit_code == 0
    assert run(tmp_path, "--out", str(tmp_path / "other" / "page.html")).exit_code == 0
    assert (tmp_path / PAGE).read_bytes() == (tmp_path / "other" / "page.html").read_bytes()


def test_without_a_published_file_it_says_what_makes_one(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "nothing is published there yet. Run `zoom-analytics build`" in result.output


def test_a_page_that_is_there_stays_where_another_cannot_be_made(tmp_path: Path) -> None:
    publish(tmp_path / PUBLISHED, size=None)
    (tmp_path / PAGE).write_text("the page before")
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "holds no data yet" in result.output
    assert (tmp_path / PAGE).read_text() == "the page before"


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / PUBLISHED).write_bytes(b"no database")
    assert "cannot be opened" in run(tmp_path).output
    (tmp_path / PUBLISHED).unlink()
    duckdb.connect(str(tmp_path / PUBLISHED)).close()
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "`zoom-analytics build --force` replaces it" in result.output


def test_the_library_is_the_one_that_its_readme_names() -> None:
    text = read("vendor/echarts/README.md")
    content = (PACKAGE / LIBRARY).read_bytes()
    assert f"`sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}`" in text
    assert text.startswith(f"# Apache ECharts {ECHARTS_VERSION}\n")
    assert f'version="{ECHARTS_VERSION}"'.encode() in content


def test_the_licenses_of_the_library_lie_beside_it() -> None:
    beside = {
        path.name: path.read_text(encoding="utf-8")
        for path in (PACKAGE / LIBRARY).parent.glob("[LN]*")
    }
    assert set(beside) == {"LICENSE", "NOTICE", "LICENSE-d3", "LICENSE-zrender"}
    assert "Apache License" in beside["LICENSE"] and "Apache ECharts" in beside["NOTICE"]
    assert all(
        "BSD" in beside[name] or "Redistribution" in beside[name]
        for name in ("LICENSE-d3", "LICENSE-zrender")
    )


def test_the_library_needs_no_evaluation_of_text() -> None:
    assert not re.search(r"\bnew Function\b|\beval\(", read(LIBRARY))


def test_every_file_of_the_package_is_installed_with_it() -> None:
    patterns = tomllib.loads((project_folder() / "pyproject.toml").read_text())["tool"][
        "setuptools"
    ]["package-data"]["zoom_analytics.dashboard"]
    for path in PACKAGE.rglob("*"):
        name = path.relative_to(PACKAGE).as_posix()
        if path.is_file() and path.suffix not in (".py", ".pyc"):
            assert any(fnmatch(name, pattern) for pattern in patterns), name
