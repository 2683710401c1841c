"""The semantic layer gives the figures of kpi_values. Skipped where MetricFlow (the extra
`semantic`) is not installed.
"""

from __future__ import annotations

import csv
import math
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from support.warehouse import Warehouse, project_folder

MF = shutil.which(
    "mf", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
)
pytestmark = pytest.mark.skipif(
    MF is None, reason="MetricFlow is not installed: pip install 'zoom-analytics[semantic]'"
)

NOTHING = math.nan  # what was divided by nothing
GRAINS = {"Daily": "day", "Weekly": "week", "Monthly": "month"}
# The KPIs with a dimension, and its name in MetricFlow
DIMENSIONS = {
    "average_meeting_duration_by_type": "meeting__meeting_type",
    "tickets_opened_per_day": "ticket__ticket_type",
    "average_ticket_resolution_time": "closed_ticket__ticket_type",
    "revenue_by_license_type": "billing_event__license_type",
    "license_expirations": "license__license_type",
    "license_renewal_rate": "license__license_type",
    "system_uptime": "service_check__service",
    "security_incident_count": "security_event__severity_level",
}
# Other dimensions: the sums over the slices are the KPI
FURTHER = {
    "total_meeting_minutes": "user__plan_type",
    "new_user_sign_ups": "user__company",
    "support_ticket_volume": "user__plan_type",
    "revenue_by_license_type": "user__company",
}


class SemanticLayer:
    """`mf` in a folder that looks like the project, with a target folder of its own."""

    def __init__(self, folder: Path, warehouse: Warehouse):
        self.folder = folder
        self.warehouse = warehouse
        for name in (
            "dbt_project.yml",
            "profiles.yml",
            "macros",
            "models",
            "seeds",
            "snapshots",
            "tests",
        ):
            (folder / name).symlink_to(project_folder() / name)
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("DBT_")
        } | {
            "ZOOM_WAREHOUSE": str(warehouse.file),
            "ZOOM_TEMP": str(folder),
            "DBT_PROFILES_DIR": str(folder),
        }
        self._run(str(Path(MF or "").with_name("dbt")), "--no-version-check", "--quiet", "parse")

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def query(self, metrics: Iterable[str], *group_by: str) -> list[dict[str, str]]:
        """The rows of `mf query`, every value as text, '' for an empty one."""
        answer = self.folder / "answer.csv"
        self._run(
            MF or "",
            "query",
            "--metrics",
            ",".join(metrics),
            "--group-by",
            ",".join(group_by),
            "--csv",
            str(answer),
        )
        with answer.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def rich_platform(new_warehouse) -> Warehouse:
    """A warehouse of demo data in which every KPI has values."""
    warehouse = new_warehouse("semantic")
    warehouse.command("generate", "--users", "30", "--days", "60")
    warehouse.load()
    warehouse.build()
    return warehouse


@pytest.fixture(scope="module")
def layer(rich_platform: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> SemanticLayer:
    return SemanticLayer(tmp_path_factory.mktemp("semantic_layer"), rich_platform)


def metrics_of(warehouse: Warehouse, period_type: str) -> dict[str, str]:
    """Name and code of the KPIs in the catalogue that are metrics and have values for the period
    type.
    """
    return dict(
        warehouse.query(
            f"""select kpi_name, kpi_code from marts.kpi_catalog
                where in_semantic_layer and contains(period_types, '{period_type}')
                order by kpi_code"""
        )
    )


def kpi_rows(
    warehouse: Warehouse, code: str, period_type: str, sliced: bool
) -> dict[tuple[str, str], float]:
    rows = warehouse.query(
        f"""select cast(period_start as varchar), dimension_value, kpi_value from marts.kpi_values
            where kpi_code = '{code}' and period_type = '{period_type}'
                and (dimension <> 'all') = {sliced}"""
    )
    return {
        (period, value): NOTHING if figure is None else figure for period, value, figure in rows
    }


def figure(text: str) -> float:
    return float(text) if text else NOTHING


@pytest.mark.parametrize("period_type", GRAINS)
def test_every_metric_is_the_kpi_of_its_name(layer: SemanticLayer, period_type: str) -> None:
    grain = f"metric_time__{GRAINS[period_type]}"
    names = {
        name: code
        for name, code in metrics_of(layer.warehouse, period_type).items()
        if name != "revenue_by_license_type"
    }
    if period_type != "Monthly":
        assert not {"monthly_recurring_revenue", "cost_per_meeting_minute"} & set(names)
    answers = {row[grain][:10]: row for row in layer.query(names, grain)}
    empty = []
    for name, code in names.items():
        expected = kpi_rows(layer.warehouse, code, period_type, sliced=False)
        if not expected:
            empty.append(code)
        found = {key: figure(answers[key[0]][name]) for key in expected}
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True), code
    assert empty == []


@pytest.mark.parametrize("name", DIMENSIONS)
def test_a_metric_is_sliced_as_its_kpi(layer: SemanticLayer, name: str) -> None:
    code, types = layer.warehouse.query(
        f"select kpi_code, period_types from marts.kpi_catalog where kpi_name = '{name}'"
    )[0]
    period_type = types.split(", ")[-1]
    grain = f"metric_time__{GRAINS[period_type]}"
    answers = {
        (row[grain][:10], row[DIMENSIONS[name]]): figure(row[name])
        for row in layer.query([name], grain, DIMENSIONS[name])
    }
    expected = kpi_rows(layer.warehouse, code, period_type, sliced=True)
    assert expected
    assert {key: answers.get(key, NOTHING) for key in expected} == pytest.approx(
        expected, rel=1e-9, abs=1e-9, nan_ok=True
    )


@pytest.mark.parametrize("name", FURTHER)
def test_a_sum_may_be_sliced_by_whom_it_concerns(layer: SemanticLayer, name: str) -> None:
    sums: dict[str, float] = {}
    for row in layer.query([name], "metric_time__month", FURTHER[name]):
        sums[row["metric_time__month"][:10]] = sums.get(
            row["metric_time__month"][:10], 0.0
        ) + float(row[name] or 0)
    expected = layer.warehouse.query(
        f"""select cast(period_start as varchar), sum(kpi_value) from marts.kpi_values
            where kpi_name = '{name}' and period_type = 'Monthly' group by 1"""
    )
    assert expected
    assert {period: sums.get(period) for period, _ in expected} == pytest.approx(
        dict(expected), rel=1e-9
    )


def test_users_of_a_feature_are_a_metric(layer: SemanticLayer) -> None:
    """The numerator of 000-19, whose denominator has no feature."""
    rows = layer.query(["feature_users"], "metric_time__month", "feature_use__feature_name")
    found = {
        (row["metric_time__month"][:10], row["feature_use__feature_name"]): figure(
            row["feature_users"]
        )
        for row in rows
    }
    expected = layer.warehouse.query(
        """select cast(period_start as varchar), dimension_value, numerator from marts.kpi_values
           where kpi_code = '000-19' and period_type = 'Monthly'"""
    )
    assert expected
    assert {(period, name): found.get((period, name), 0) for period, name, _ in expected} == {
        (p, name): n for p, name, n in expected
    }
