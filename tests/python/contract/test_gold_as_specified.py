"""The gold layer is that of gold.yml: tables, columns and their order, types, relationships."""

from __future__ import annotations

from typing import Any

QUOTE = "'"


def plain(kind: str) -> str:
    return kind.upper().replace(" ", "")


def test_gold_has_the_tables_specified_and_no_other(
    models: dict[str, Any], gold_yml: dict[str, Any]
) -> None:
    assert sorted(name for name, model in models.items() if model["schema"] == "gold") == sorted(
        map(str.lower, gold_yml["tables"])
    )


def test_the_columns_specified_come_first_in_their_order_and_of_their_type(
    models: dict[str, Any], gold_yml: dict[str, Any]
) -> None:
    for name, table in gold_yml["tables"].items():
        columns = list(models[name.lower()]["columns"].values())
        expected = [(column.lower(), plain(kind)) for column, _, kind, _ in table["columns"]]
        assert [(column["name"].lower(), plain(column["data_type"])) for column in columns][
            : len(expected)
        ] == expected, name


def test_each_relationship_is_held_by_a_test(
    manifest: dict[str, Any], gold_yml: dict[str, Any]
) -> None:
    held = set()
    for node in manifest["nodes"].values():
        metadata = node.get("test_metadata") or {}
        if metadata.get("name") == "table_checks" and node["attached_node"]:
            child = node["attached_node"].split(".")[-1]
            for column, parent in metadata["kwargs"].get("refers_to", {}).items():
                assert (
                    f"model.zoom_analytics.{parent.split(QUOTE)[1]}" in node["depends_on"]["nodes"]
                )
                held.add((parent.split(QUOTE)[1], child, column))
    for relationship in gold_yml["relationships"]:
        assert tuple(map(str.lower, relationship)) in held


def test_the_key_of_each_gold_table_is_tested(
    manifest: dict[str, Any], models: dict[str, Any]
) -> None:
    tested = {}
    for node in manifest["nodes"].values():
        metadata = node.get("test_metadata") or {}
        if metadata.get("name") == "table_checks" and node["attached_node"]:
            tested[node["attached_node"].split(".")[-1]] = metadata["kwargs"].get("key")
    for name, model in models.items():
        if model["schema"] == "gold" and name != "go_process_audit_log":
            assert tested[name] or primary_key(model), name


def primary_key(model: dict[str, Any]) -> list[str]:
    """The columns of the model's primary key by its constraints."""
    keys = [c["columns"] for c in model["constraints"] if c["type"] == "primary_key"]
    return keys[0] if keys else []


def test_the_primary_key_of_an_incremental_table_is_its_unique_key(models: dict[str, Any]) -> None:
    for name, model in models.items():
        if model["schema"] == "gold" and model["config"]["unique_key"]:
            assert primary_key(model) == [model["config"]["unique_key"]], name


def test_each_foreign_key_is_a_reference_that_a_test_holds(manifest: dict[str, Any]) -> None:
    held, declared = {}, {}
    for node in manifest["nodes"].values():
        metadata = node.get("test_metadata") or {}
        if metadata.get("name") == "table_checks" and node["attached_node"]:
            refers_to = metadata["kwargs"].get("refers_to", {})
            held[node["attached_node"]] = {
                (column, parent.split(QUOTE)[1])
                for column, parent in refers_to.items()
                if column.endswith(("_key", "_code"))
            }
        for constraint in node.get("constraints") or []:
            if constraint["type"] == "foreign_key":
                table, column = constraint["expression"].rstrip(")").split(" (")
                assert constraint["columns"] == [column]
                declared.setdefault(node["unique_id"], set()).add((column, table.split(".")[1]))
    assert declared == {name: keys for name, keys in held.items() if keys}


def test_the_contract_of_each_gold_table_is_enforced_and_its_columns_described(
    models: dict[str, Any],
) -> None:
    for name, model in models.items():
        if model["schema"] in ("gold", "marts"):
            assert model["config"]["contract"]["enforced"], name
            assert model["description"], name
            assert all(
                column["description"] and column["data_type"]
                for column in model["columns"].values()
            ), name


def test_kinds_of_tables_lie_in_folders_of_their_own(
    models: dict[str, Any], gold_yml: dict[str, Any]
) -> None:
    folders = {
        "dimension": "dimensions",
        "fact": "facts",
        "aggregate": "aggregates",
        "audit": "audit",
    }
    for name, table in gold_yml["tables"].items():
        assert (
            models[name.lower()]["original_file_path"]
            == f"models/gold/{folders[table['kind']]}/{name.lower()}.sql"
        )
