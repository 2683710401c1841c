"""The catalogue, the models, the documentation and the specification agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from support.warehouse import Warehouse, Workshop, project_folder

DEFINED = re.compile(r"kpi_rows\('([^']+)'")
OF_A_SEED = re.compile(r"00[01]-\d\dR?")
PERIODS = {"D": "Daily", "W": "Weekly", "M": "Monthly"}


@pytest.fixture(scope="module")
def catalogue(kpi_platform: Warehouse) -> dict[str, dict]:
    columns = [
        name
        for (name,) in kpi_platform.query("select column_name from (describe marts.kpi_catalog)")
    ]
    rows = kpi_platform.query("select * from marts.kpi_catalog order by kpi_code")
    return {row[0]: dict(zip(columns, row, strict=True)) for row in rows}


@pytest.fixture(scope="module")
def families(workshop: Workshop) -> dict[str, str]:
    """The code of each model int_kpi_*, by name."""
    nodes = workshop.manifest()["nodes"].values()
    return {
        node["name"]: node["raw_code"]
        for node in nodes
        if node["resource_type"] == "model" and node["name"].startswith("int_kpi_")
    }


def test_the_catalogue_says_what_the_specification_says(
    catalogue: dict[str, dict], specification: Path
) -> None:
    specified = yaml.safe_load((specification / "kpis.yml").read_text(encoding="utf-8"))["kpis"]
    expected = {
        code: {
            "kpi_name": kpi["name"],
            "unit": kpi["unit"],
            "scale": kpi.get("scale", 100 if kpi["unit"] == "percent" else 1),
            "period_types": ", ".join(PERIODS[initial] for initial in kpi["periods"]),
            "dimension": kpi["dimension"].removesuffix(", and all") if "dimension" in kpi else None,
            "has_total": "dimension" not in kpi or kpi["dimension"].endswith(", and all"),
            "is_carried": kpi.get("carry", False),
            "is_quotient": "denominator" in kpi,
        }
        for code, kpi in specified.items()
    }
    found = {
        code: {
            name: kpi[name]
            for name in (
                "kpi_name",
                "unit",
                "scale",
                "period_types",
                "dimension",
                "has_total",
                "is_carried",
            )
        }
        | {"is_quotient": " / " in kpi["formula"]}
        for code, kpi in catalogue.items()
        if OF_A_SEED.fullmatch(code)
    }
    assert found == expected


def test_a_kpi_is_of_the_seed_that_its_code_names(catalogue: dict[str, dict]) -> None:
    assert {
        code: f"{kpi['seed_document']}-{kpi['seed_number']:02}" for code, kpi in catalogue.items()
    } == {code: code.removesuffix("R") for code in catalogue}


def test_the_numbers_of_a_seed_are_all_there(catalogue: dict[str, dict]) -> None:
    numbers = {
        (kpi["seed_document"], kpi["seed_number"])
        for code, kpi in catalogue.items()
        if OF_A_SEED.fullmatch(code)
    }
    assert numbers == {("000", n) for n in range(1, 31)} | {("001", n) for n in range(1, 18)}


def test_every_kpi_is_computed_by_one_model_and_every_model_is_in_the_union(
    catalogue: dict[str, dict], families: dict[str, str]
) -> None:
    computed = [(code, name) for name, text in families.items() for code in DEFINED.findall(text)]
    assert sorted(computed) == sorted((code, kpi["computed_by"]) for code, kpi in catalogue.items())
    union = (project_folder() / "models" / "marts" / "kpi_values.sql").read_text(encoding="utf-8")
    assert sorted(re.findall(r"'(int_kpi_\w+)'", union)) == sorted(families)


def test_the_feeds_of_a_kpi_are_feeds(catalogue: dict[str, dict], workshop: Workshop) -> None:
    models = {
        node["name"]
        for node in workshop.manifest()["nodes"].values()
        if node["resource_type"] == "model"
    }
    assert [
        f
        for kpi in catalogue.values()
        for f in kpi["source_feeds"].split(", ")
        if f"si_{f}" not in models
    ] == []


def test_a_kpi_depends_on_the_feeds_that_it_names(
    catalogue: dict[str, dict], workshop: Workshop
) -> None:
    """The family of a KPI reads each of the KPI's feeds, directly or through other models."""
    parents = workshop.manifest()["parent_map"]

    def ancestors(node: str) -> set[str]:
        found: set[str] = set()
        waiting = [node]
        while waiting:
            for parent in parents.get(waiting.pop(), []):
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return found

    reads = {
        family: ancestors(f"model.zoom_analytics.{family}")
        for family in {kpi["computed_by"] for kpi in catalogue.values()}
    }
    missing = {
        (code, feed)
        for code, kpi in catalogue.items()
        for feed in kpi["source_feeds"].split(", ")
        if f"model.zoom_analytics.si_{feed}" not in reads[kpi["computed_by"]]
    }
    assert missing == set()


def test_what_is_no_metric_says_why(catalogue: dict[str, dict]) -> None:
    assert [
        code
        for code, kpi in catalogue.items()
        if kpi["in_semantic_layer"] != (kpi["why_not_in_semantic_layer"] is None)
    ] == []


def test_each_kpi_says_how_it_reads_while_its_period_runs(catalogue: dict[str, dict]) -> None:
    """By the specification: states, KPIs of whole periods, and KPIs that divide distinct users."""
    expected = {
        **dict.fromkeys(["000-26", "001-15"], "The value is that of the period's last day"),
        **dict.fromkeys(["000-21", "001-13"], "The value is that of silver's last event day"),
        "000-23": "The numerator is that of the whole period",
        **dict.fromkeys(["000-20", "001-17"], "The denominator is that of the whole period before"),
        **dict.fromkeys(
            ["000-05", "000-19", "000-22", "001-06", "001-08", "001-12"],
            "Both parts are what there is so far; the value does not compare",
        ),
    }
    for code, kpi in catalogue.items():
        both = "Both parts are what there is so far; the value compares"
        other = both if " / " in kpi["formula"] else "The value is what there is so far"
        assert kpi["while_running"].startswith(expected.get(code, other)), code


def test_every_code_has_a_case_by_hand(catalogue: dict[str, dict]) -> None:
    texts = "".join(
        path.read_text(encoding="utf-8")
        for path in (project_folder() / "models" / "measures" / "kpis").glob("_unit_tests*.yml")
    )
    assert [code for code in catalogue if f"{{kpi_code: {code}," not in texts] == []


def test_the_documentation_lists_every_kpi_as_the_catalogue_does(
    catalogue: dict[str, dict],
) -> None:
    text = (project_folder() / "docs" / "kpis.md").read_text(encoding="utf-8")
    lines = [
        f"| {kpi['kpi_code']} | `{kpi['kpi_name']}` | {kpi['question']} | {kpi['formula']} | "
        f"{kpi['unit']} |"
        for kpi in catalogue.values()
    ]
    assert [line for line in lines if line not in text] == []
    assert len(re.findall(r"^\| [a-z0-9]+-\d", text, re.MULTILINE)) == len(catalogue)
