"""The project has one version, that of pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from typing import Any

import yaml
from click.testing import CliRunner

from support.warehouse import project_folder
from zoom_analytics.cli import main


def version_of_project() -> str:
    text = (project_folder() / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["project"]["version"]


def test_dbt_and_the_installed_package_have_the_version_of_the_project() -> None:
    text = (project_folder() / "dbt_project.yml").read_text(encoding="utf-8")
    dbt_project: dict[str, Any] = yaml.safe_load(text)
    assert dbt_project["version"] == version_of_project()
    assert dbt_project["vars"]["project_version"] == version_of_project()
    assert version("zoom-analytics") == version_of_project()


def test_the_command_shows_the_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert version_of_project() in result.output


def test_the_changelog_names_the_version() -> None:
    text = (project_folder() / "CHANGELOG.md").read_text(encoding="utf-8")
    assert version_of_project() in re.findall(r"^## \[([^\]]+)\]", text, re.MULTILINE)
