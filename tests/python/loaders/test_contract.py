"""The contract as read from the dbt YAML, and the settings."""

from __future__ import annotations

import subprocess
import sys
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


FEED = "models/silver/si_people.yml"
SOURCE = "models/staging/platform/_platform__sources.yml"


def feed(columns: str, meta: str = "feed: people, classification: Internal") -> str:
    return f"models: [{{name: si_people, config: {{meta: {{{meta}}}}}, columns: [{columns}]}}]"


def column(meta: str, name: str = "a") -> str:
    return f"{{name: {name}, config: {{meta: {{{meta}}}}}}}"


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (FEED, "models: []", "the file has no model si_people"),
        (FEED, "models: [", "not readable as YAML"),
        (FEED, "models: {name: si_people}", "models is not a list"),
        (
            FEED,
            feed(column("type: text, need: must")),
            "si_people.a: need 'must', expected one of key, required, optional",
        ),
        (FEED, feed(column("type: text")), "si_people.a: need is missing"),
        (FEED, feed(column("need: key")), "si_people.a: type is missing"),
        (
            FEED,
            feed(column("type: text, need: key, aliases: [b]")),
            "si_people.a: unknown key aliases, expected one of type, need, ref, ",
        ),
        (
            FEED,
            feed(column("type: text, need: key, personal: 1")),
            "si_people.a: personal 1, expected a valid boolean",
        ),
        (
            FEED,
            feed(column("type: text, need: key, alias: b")),
            "si_people.a: alias 'b', expected a valid list",
        ),
        (
            FEED,
            feed(column("type: int, need: key, min: few")),
            "si_people.a: min 'few', expected a valid number",
        ),
        (
            FEED,
            feed(column("type: text, need: key, whose: b")),
            "si_people.a: whose 'b', expected one of a",
        ),
        (FEED, feed("{name: a, config: {meta: [b]}}"), "si_people.a: config.meta is not a mapping"),
        (FEED, feed("", "feed: people"), "si_people: classification is missing"),
        (
            FEED,
            feed("", "feed: people, classification: Internal, rule: []"),
            "si_people: unknown key rule, expected one of feed, classification, rules, warnings",
        ),
        (
            FEED,
            feed("", "feed: people, classification: Internal, rules: [{code: Z301, when: a}]"),
            "si_people.rules[0]: column is missing",
        ),
        (
            FEED,
            feed(
                column("type: text, need: key"),
                "feed: people, classification: Internal,"
                " warnings: [{code: Z301, column: b, when: a}]",
            ),
            "si_people: the rule Z301 has the column 'b', expected one of a",
        ),
        (
            FEED,
            feed(
                column("type: text, need: key, alias: [B]")
                + ", "
                + column("type: text, need: key", "b")
            ),
            "si_people: two columns match the same header names",
        ),
        (SOURCE, "sources: [{name: platform, tables: [{name: people}]}]", "nor columns"),
        (
            SOURCE,
            "sources: [{name: platform, tables: [{}]}]",
            "platform.tables[0]: name is missing",
        ),
        (SOURCE, "sources: [platform]", "source: 'platform', expected a mapping"),
        (
            SOURCE,
            "sources: [{name: platform, tables: [{name: people, config: {meta: {row: x}}}]}]",
            "platform.people: unknown key row, expected one of contract, rows, event_times",
        ),
        (
            SOURCE,
            "sources: [{name: platform, tables: [{name: people, columns: ["
            "{name: a, config: {meta: {need: 1}}}]}]}]",
            "platform.people.a: need 1, expected one of key, required, optional",
        ),
        (
            SOURCE,
            "sources: [{name: platform, tables: [{name: a, columns: [{name: b}]},"
            " {name: a, columns: [{name: b}]}]}]",
            "platform.a is defined twice",
        ),
    ],
)
def test_an_invalid_contract_is_refused_with_file_entry_and_what_is_allowed(
    project: Path, file: str, content: str, message: str
) -> None:
    (project / file).write_text(content)
    with pytest.raises(ContractError) as caught:
        read_contract(project)
    (line,) = [line for line in str(caught.value).splitlines() if message in line]
    assert line.startswith(str(project / file))


def test_every_error_of_an_entry_has_a_line(project: Path) -> None:
    (project / FEED).write_text(feed(column("type: 1, need: must, unknown: 1")))
    with pytest.raises(ContractError) as caught:
        read_contract(project)
    assert len(str(caught.value).splitlines()) == 3


def test_a_command_that_reads_no_contract_does_not_import_pydantic() -> None:
    script = "import sys, zoom_analytics.kpis.command, zoom_analytics.loaders.command; "
    script += "assert 'pydantic' not in sys.modules"
    subprocess.run([sys.executable, "-c", script], check=True)


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
