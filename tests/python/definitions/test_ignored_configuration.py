"""A model that configures what the project's own materializations ignore fails, and says so."""

from __future__ import annotations

import pytest

from support.definitions.changed_project import Project
from support.warehouse import Warehouse

FOLDER = "models/measures"
CONFIGURATIONS = {
    "refused_table": ("materialized='table', indexes=[{'columns': ['one']}]", "ignore indexes:"),
    "refused_view": (
        "materialized='view', persist_docs={'relation': true}",
        "ignore persist_docs:",
    ),
    "refused_increment": (
        "materialized='incremental', incremental_predicates=['true']",
        "ignore incremental_predicates:",
    ),
    "refused_columns": (
        "materialized='incremental', on_schema_change='append_new_columns'",
        "on_schema_change: append_new_columns is ignored",
    ),
    "accepted": ("materialized='incremental', on_schema_change='fail'", ""),
}


@pytest.fixture(scope="module")
def messages(empty: tuple[Project, Warehouse]) -> dict[str, str]:
    """What dbt said of each model that failed."""
    project, warehouse = empty
    for name, (configuration, _) in CONFIGURATIONS.items():
        model = f"{{{{ config({configuration}) }}}}\nselect 1 as one\n"
        project.write(f"{FOLDER}/{name}.sql", model)
    report = warehouse.dbt("run", "--select", *CONFIGURATIONS)
    for name in CONFIGURATIONS:
        project.remove(f"{FOLDER}/{name}.sql")
    assert not report.error, report.error
    return {result.name: result.message for result in report.failures}


@pytest.mark.parametrize("name", [name for name, (_, said) in CONFIGURATIONS.items() if said])
def test_a_configuration_that_would_be_ignored_is_refused(
    messages: dict[str, str], name: str
) -> None:
    assert CONFIGURATIONS[name][1] in messages[name]


def test_a_configuration_that_is_honoured_is_accepted(messages: dict[str, str]) -> None:
    assert "accepted" not in messages
