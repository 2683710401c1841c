"""Who reads whom: only staging reads what was delivered, and every layer only what lies below
it.
"""

from __future__ import annotations

import csv
from typing import Any

from support.warehouse import project_folder


def parents(manifest: dict[str, Any], model: dict[str, Any]) -> list[str]:
    """The names of what a model reads, raw tables as 'raw.<name>'."""
    names = []
    for parent in model["depends_on"]["nodes"]:
        source = manifest["sources"].get(parent)
        names.append(f"{source['schema']}.{source['name']}" if source else parent.split(".")[-1])
    return names


def readers(manifest: dict[str, Any], models: dict[str, Any], folder: str) -> dict[str, list[str]]:
    """What each model of a folder reads."""
    return {
        name: parents(manifest, model)
        for name, model in models.items()
        if model["original_file_path"].startswith(f"models/{folder}/")
    }


def test_only_staging_and_audit_read_raw_tables(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    allowed = (
        readers(manifest, models, "staging").keys() | readers(manifest, models, "audit").keys()
    )
    reading = {
        name
        for name, model in models.items()
        if any(parent.startswith("raw.") for parent in parents(manifest, model))
    }
    assert reading <= allowed
    assert {"stg_platform__users", "row_findings"} <= reading, "the test sees no raw table any more"


def test_a_staging_model_reads_raw_tables_of_one_source_only(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    for name, model in models.items():
        found = {
            parent.split(".")[2]
            for parent in model["depends_on"]["nodes"]
            if parent.startswith("source.")
        } - {"loader"}
        if name.startswith("stg_"):
            assert len(found) <= 1, name


def test_only_silver_reads_staging(manifest: dict[str, Any], models: dict[str, Any]) -> None:
    for folder in ("intermediate", "gold", "marts"):
        for name, read in readers(manifest, models, folder).items():
            assert not [parent for parent in read if parent.startswith(("stg_", "raw."))], name


def test_marts_never_read_rows_that_were_not_accepted(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    for name, read in readers(manifest, models, "marts").items():
        assert not [parent for parent in read if parent.startswith("validated_")], name


def test_aggregates_read_facts_dimensions_and_what_several_share(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    found = readers(manifest, models, "gold/aggregates")
    assert len(found) == 6
    for name, read in found.items():
        assert not [
            parent for parent in read if not parent.startswith(("go_fact_", "go_dim_", "int_"))
        ], name


def test_every_model_is_built_in_a_schema_of_the_warehouse(models: dict[str, Any]) -> None:
    assert {model["schema"] for model in models.values()} <= {
        "staging",
        "silver",
        "gold",
        "marts",
        "audit",
    }


def test_each_published_file_is_an_exposure_that_reads_what_its_role_does(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    promised: dict[str, set[str]] = {}
    with (project_folder() / "seeds" / "publication_roles.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        for row in csv.DictReader(file):
            of_schema = {
                name for name, model in models.items() if model["schema"] == row["schema_name"]
            }
            promised.setdefault(f"bi_{row['role']}", set()).update(
                of_schema if row["table_name"] == "*" else {row["table_name"]}
            )
    found = {
        exposure["name"]: set(parents(manifest, exposure))
        for exposure in manifest["exposures"].values()
    }
    dashboard = found.pop("dashboard")
    assert found == promised and dashboard <= found["bi_analyst"]
