"""The layers: base and staging read what was delivered, and a layer reads only itself and what lies
below it.
"""

from __future__ import annotations

import csv
from typing import Any

from support.warehouse import project_folder

# From the lowest to the highest. The logs of gold are views on audit.
LAYERS = (
    "models/base/",
    "models/staging/",
    "models/silver/",
    "models/audit/",
    "models/gold/audit/",
    "snapshots/",
    "models/gold/dimensions/",
    "models/gold/facts/",
    "models/measures/",
    "models/gold/aggregates/",
    "models/marts/",
)


def layer(node: dict[str, Any]) -> int:
    """The layer of a node's file; -1 for sources and seeds, which are below all layers."""
    if node["resource_type"] in ("source", "seed"):
        return -1
    (found,) = [
        level
        for level, folder in enumerate(LAYERS)
        if node["original_file_path"].startswith(folder)
    ]
    return found


def upward_reads(manifest: dict[str, Any]) -> set[tuple[str, str]]:
    """Each model or snapshot that reads a layer above its own, with the nodes it reads there."""
    known = manifest["nodes"] | manifest["sources"]
    return {
        (node["name"], known[parent]["name"])
        for node in manifest["nodes"].values()
        if node["resource_type"] in ("model", "snapshot")
        for parent in node["depends_on"]["nodes"]
        if layer(known[parent]) > layer(node)
    }


def parents(manifest: dict[str, Any], model: dict[str, Any]) -> list[str]:
    """The names of the nodes that a model reads, raw tables as 'raw.<name>'."""
    names = []
    for parent in model["depends_on"]["nodes"]:
        source = manifest["sources"].get(parent)
        names.append(f"{source['schema']}.{source['name']}" if source else parent.split(".")[-1])
    return names


def readers(manifest: dict[str, Any], models: dict[str, Any], folder: str) -> dict[str, list[str]]:
    """The nodes that each model of a folder reads."""
    return {
        name: parents(manifest, model)
        for name, model in models.items()
        if model["original_file_path"].startswith(f"models/{folder}/")
    }


def test_no_layer_reads_a_layer_above_it(manifest: dict[str, Any]) -> None:
    assert upward_reads(manifest) == set()


def test_only_base_staging_and_audit_read_raw_tables(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    allowed = {
        name
        for folder in ("base", "staging", "audit")
        for name in readers(manifest, models, folder)
    }
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


def test_only_silver_reads_staging_and_only_staging_reads_base(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    base = readers(manifest, models, "base").keys()
    staging = readers(manifest, models, "staging").keys()
    assert base and staging
    for name, model in models.items():
        read = set(parents(manifest, model))
        assert not read & base or name in base | staging, name
        is_silver = model["original_file_path"].startswith("models/silver/")
        assert not read & staging or name in staging or is_silver, name


def test_only_logs_and_marts_read_audit(manifest: dict[str, Any], models: dict[str, Any]) -> None:
    audit = readers(manifest, models, "audit").keys()
    allowed = ("models/audit/", "models/gold/audit/", "models/marts/")
    for name, model in models.items():
        reads_audit = audit & set(parents(manifest, model))
        assert not reads_audit or model["original_file_path"].startswith(allowed), name


def test_marts_never_read_rows_that_were_not_accepted(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    for name, read in readers(manifest, models, "marts").items():
        assert not [parent for parent in read if parent.startswith("validated_")], name


def test_facts_learn_of_rows_that_were_not_accepted_from_changed_keys_only(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    changed = readers(manifest, models, "silver/changed")
    facts = readers(manifest, models, "gold/facts")
    for name, read in facts.items():
        assert not [parent for parent in read if parent.startswith("validated_")], name
        assert name.replace("go_fact_", "changed_") in read, name
    assert changed.keys() == {name.replace("go_fact_", "changed_") for name in facts} | {
        "changed_held_meetings"
    }


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
        "measures",
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
