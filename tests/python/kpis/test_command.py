"""The command `zoom-analytics kpis`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from support.warehouse import Warehouse
from zoom_analytics.cli import main
from zoom_analytics.kpis.plot import bar, number, plot
from zoom_analytics.settings import exported


def test_without_a_code_every_kpi_is_listed_with_its_question(kpi_platform: Warehouse) -> None:
    lines = kpi_platform.command("kpis").splitlines()
    assert len(lines) == 51
    assert (
        "000-06   DWM     peak_concurrent_users             How many people are on the platform "
        "at once, at most? [users]" in lines
    )
    assert lines[-2] == "Periods that still run: Weekly 2024-03-04, Monthly 2024-03-01"


def test_a_kpi_is_plotted(kpi_platform: Warehouse) -> None:
    printed = kpi_platform.command("kpis", "000-01", "--period", "Daily").splitlines()
    assert printed[0] == "000-01 total_meeting_minutes, minutes, Daily"
    assert printed[-2:] == ["2024-02-29  60.50  " + "█" * 40, "2024-03-04   0.33  ▏"]


def test_a_name_is_as_good_as_a_code_and_slices_are_named(kpi_platform: Warehouse) -> None:
    printed = kpi_platform.command("kpis", "assigned_license_rate").splitlines()
    assert printed[-4:] == [
        "2024-02-01  100  " + "█" * 40,
        "2024-03-01  100  " + "▒" * 40 + "  still runs",
        "Still runs: the data end before the period does. "
        "The value is that of the period's last day, which lies ahead, from what is known so far.",
        "Slices by license_type (--slice 'Pro' shows one): Pro",
    ]
    assert (
        "license_type Pro" in kpi_platform.command("kpis", "001-15", "--slice", "Pro").splitlines()
    )


def test_without_a_total_every_slice_is_shown(kpi_platform: Warehouse) -> None:
    printed = kpi_platform.command("kpis", "001-14").splitlines()
    assert printed[3:] == [
        "license_type Pro",
        "2024-02-01  24  " + "█" * 40,
        "license_type Unlicensed",
        "2024-02-01  10  " + "█" * 16 + "▋",
        "2024-03-01  -3  " + "░" * 5 + "  still runs",
        "Still runs: the data end before the period does. The value is what there is so far; it "
        "mostly still grows.",
    ]


def test_only_what_is_complete_is_shown_on_demand(kpi_platform: Warehouse) -> None:
    """Silver ends on Monday, 4 March: the day is complete, its week and its month still run."""
    newest = {}
    for only in ((), ("--complete",)):
        rows = json.loads(kpi_platform.command("kpis", "000-01", "--last", "1", "--json", *only))
        newest[only] = [
            (row["period_type"], row["period_start"], row["is_complete"]) for row in rows
        ]
    assert newest[()] == [
        ("Daily", "2024-03-04", True),
        ("Monthly", "2024-03-01", False),
        ("Weekly", "2024-03-04", False),
    ]
    assert newest[("--complete",)] == [
        ("Daily", "2024-03-04", True),
        ("Monthly", "2024-02-01", True),
        ("Weekly", "2024-02-26", True),
    ]
    assert "still runs" not in kpi_platform.command("kpis", "000-01", "--complete")


def test_csv_and_json_hold_all_of_kpi_values(kpi_platform: Warehouse) -> None:
    rows = kpi_platform.query("select count(*) from marts.kpi_values where kpi_code = '001-15'")[0][
        0
    ]
    as_csv = list(csv.DictReader(io.StringIO(kpi_platform.command("kpis", "001-15", "--csv"))))
    as_json = json.loads(kpi_platform.command("kpis", "001-15", "--json"))
    assert len(as_csv) == len(as_json) == rows
    assert [row["kpi_value"] for row in as_csv] == [str(row["kpi_value"]) for row in as_json]
    assert as_json[0] == {
        "kpi_code": "001-15",
        "kpi_name": "assigned_license_rate",
        "period_type": "Daily",
        "period_start": "2024-02-28",
        "dimension": "license_type",
        "dimension_value": "Pro",
        "numerator": 1.0,
        "denominator": 1.0,
        "kpi_value": 100.0,
        "unit": "percent",
        "is_complete": True,
    }


def test_only_the_newest_periods_are_shown_on_demand(kpi_platform: Warehouse) -> None:
    shown = json.loads(kpi_platform.command("kpis", "000-03", "--last", "2", "--json"))
    assert [row["period_start"] for row in shown] == ["2024-03-01", "2024-03-04"]


def test_the_catalogue_is_there_for_machines(kpi_platform: Warehouse) -> None:
    assert len(json.loads(kpi_platform.command("kpis", "--json"))) == 48
    assert len(list(csv.DictReader(io.StringIO(kpi_platform.command("kpis", "--csv"))))) == 48


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["000-99"], "000-99 is not a KPI"),
        (
            ["000-03", "--period", "Monthly"],
            "000-03 daily_active_users has no Monthly values; it has Daily.",
        ),
        (["001-15", "--slice", "Gold"], "has no slice Gold; its slices: all, Pro."),
    ],
)
def test_what_there_is_not_is_said(
    kpi_platform: Warehouse, arguments: list[str], words: str
) -> None:
    with exported(kpi_platform.settings):
        result = CliRunner().invoke(main, ["kpis", *arguments])
    assert result.exit_code == 2
    assert words in result.output


def test_kpis_that_another_version_built_are_to_be_built_anew(tmp_path: Path) -> None:
    file = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("create schema marts")
        for table in ("kpi_catalog", "kpi_values"):
            connection.execute(f"create table marts.{table} (kpi_code text)")
    result = CliRunner(env={"ZOOM_WAREHOUSE": str(file)}).invoke(main, ["kpis"])
    assert result.exit_code == 2
    assert "built by another version" in result.output


def test_bars_are_to_scale() -> None:
    assert [bar(value, 8, 8) for value in (8, 4, 1, 0.5, 0, -4)] == [
        "█" * 8,
        "█" * 4,
        "█",
        "▌",
        "",
        "░" * 4,
    ]
    assert bar(0, 0) == ""
    assert [bar(value, 8, 8, is_complete=False) for value in (4, 0, -4)] == ["▒" * 4, "", "░" * 4]


def test_figures_are_for_people() -> None:
    assert [number(value) for value in (None, 1234.0, 0.005, 2e18)] == [
        "-",
        "1,234",
        "0.01",
        "2e+18",
    ]
    assert list(plot([])) == []
