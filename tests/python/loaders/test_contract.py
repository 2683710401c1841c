"""The contract as read from the dbt YAML, and the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoom_analytics.contract import Column, ContractError, column_key, read_contract
from zoom_analytics.settings import SettingsError, find_project, load_settings


def test_columns_of_a_contract_are_those_with_a_need(project: Path) -> None:
    people = read_contract(project).tables["platform", "people"]
    assert people.columns == (
        Column("person_id", "uuid", "key"),
        Column("full_name", "text", "required", personal=True, aliases=("name", "display")),
        Column("amount", "decimal(10,2)", "optional", min=0),
        Column("note", "text", "optional"),
    )
    assert (people.identifier, people.rows_key, people.pages_only) == (
        "bz_platform__people",
        "people",
        False,
    )


def test_a_column_of_a_table_of_its_own_is_optional_unless_it_says_otherwise(project: Path) -> None:
    users = read_contract(project).tables["zoom_api", "users_list"]
    assert [(column.name, column.must) for column in users.columns] == [
        ("id", False),
        ("email", True),
        ("group_ids", False),
    ]
    assert (users.rows_key, users.pages_only) == ("users", True)


def test_sources_and_feeds_are_named_in_order(project: Path) -> None:
    contract = read_contract(project)
    assert contract.sources == ["platform", "reference", "zoom_api"]
    assert contract.feeds("platform") == ["others", "people"]


@pytest.mark.parametrize(
    "name", ["Person ID", "person-id", "PERSON_ID", "personId", "\tperson_ id "]
)
def test_header_names_match_ignoring_case_blanks_dashes_and_underscores(name: str) -> None:
    assert column_key(name) == "personid"


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("models/silver/si_people.yml", "models: []", "no model si_people"),
        ("models/silver/si_people.yml", "models: [", "not readable as YAML"),
        (
            "models/silver/si_people.yml",
            "models: [{name: si_people, columns: [{name: a, config: {meta: {need: must}}}]}]",
            "'must', expected one of key, required, optional",
        ),
        (
            "models/silver/si_people.yml",
            "models: [{name: si_people, columns: ["
            "{name: a, config: {meta: {need: key, alias: [B]}}},"
            " {name: b, config: {meta: {need: key}}}]}]",
            "two columns match the same header names",
        ),
        (
            "models/staging/platform/_platform__sources.yml",
            "sources: [{name: platform, tables: [{name: people}]}]",
            "nor columns",
        ),
    ],
)
def test_a_contract_that_cannot_be_used_names_the_file(
    project: Path, file: str, content: str, message: str
) -> None:
    (project / file).write_text(content)
    with pytest.raises(ContractError, match=message) as caught:
        read_contract(project)
    assert Path(file).name in str(caught.value)


def test_settings_have_defaults_in_the_project(project: Path) -> None:
    settings = load_settings({"ZOOM_PROJECT": str(project)})
    assert settings.landing == project / "landing"
    assert settings.warehouse == project / "warehouse" / "zoom_analytics.duckdb"
    assert (settings.target, settings.memory_limit, settings.temporary) == ("dev", "4GB", None)
    assert settings.actor


def test_settings_follow_the_environment(project: Path, tmp_path: Path) -> None:
    environment = {
        "ZOOM_PROJECT": str(project),
        "ZOOM_LANDING": str(tmp_path / "in"),
        "ZOOM_WAREHOUSE": "elsewhere/w.duckdb",
        "ZOOM_TARGET": "prod",
        "ZOOM_ACTOR": "cron",
        "ZOOM_MEMORY_LIMIT": "750MB",
        "ZOOM_TEMP": "scratch",
    }
    settings = load_settings(environment)
    assert settings.landing == tmp_path / "in"
    assert settings.warehouse == project / "elsewhere" / "w.duckdb"
    assert (settings.target, settings.actor, settings.memory_limit) == ("prod", "cron", "750MB")
    assert settings.temporary == project / "scratch"


@pytest.mark.parametrize(
    ("variable", "value"),
    [("ZOOM_TARGET", "test"), ("ZOOM_MEMORY_LIMIT", "much"), ("ZOOM_PROJECT", "/nowhere")],
)
def test_a_setting_that_cannot_be_used_is_named(project: Path, variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{variable}={value}"):
        load_settings({"ZOOM_PROJECT": str(project), variable: value})


def test_the_project_is_found_from_a_folder_in_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = project / "models" / "silver"
    monkeypatch.chdir(inner)
    monkeypatch.setattr("zoom_analytics.settings.__file__", "/nowhere/settings.py")
    assert find_project({}) == project
