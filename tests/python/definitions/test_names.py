"""A name without a counterpart stops the run before it begins, and the message says what to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.definitions.changed_project import Project
from support.warehouse import Warehouse

FEEDBACK = "models/measures/kpis/by_period/int_kpi_feedback.sql"
CALL = "{{ kpi_rows('000-24', 'of_period', 'rating_sum', 'feedback_count') }}"
PEAKS = "models/measures/kpis/int_kpi_peak_concurrency.yml"
VALUES = "models/marts/kpi_values.sql"


@pytest.fixture
def unchanged(empty: tuple[Project, Warehouse]) -> Iterator[tuple[Project, Warehouse]]:
    project = empty[0]
    kept = {
        path: (project.folder / path).read_text(encoding="utf-8")
        for path in (FEEDBACK, PEAKS, VALUES)
    }
    yield empty
    for path, text in kept.items():
        project.write(path, text)


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (FEEDBACK, "'feedback'", "'whiteboards'", "int_kpi_feedback counts 'whiteboards'"),
        (
            FEEDBACK,
            "{{ config(meta={'counts': ['feedback']}) }}",
            "",
            "int_kpi_feedback counts 'nothing'",
        ),
        (
            VALUES,
            "'int_kpi_feedback',",
            "",
            "int_kpi_feedback computes 000-24, but kpi_values does not read it",
        ),
        (
            FEEDBACK,
            "kpi_rows('000-24'",
            "kpi_rows('000-25'",
            "int_kpi_feedback defines the KPI 000-24, but does not compute it",
        ),
        (
            FEEDBACK,
            CALL,
            "-- kpi_rows('000-24', ...)\nselect null as kpi_code",
            "int_kpi_feedback defines the KPI 000-24, but does not compute it",
        ),
        (
            FEEDBACK,
            CALL,
            f"{CALL}\nunion all\n{{{{ kpi_rows('000-25', 'of_period', 'rating_sum') }}}}",
            "int_kpi_feedback computes the KPI 000-25, but its YAML does not define it",
        ),
        (
            PEAKS,
            "          000-06:",
            "          000-24:",
            "The KPI 000-24 is defined by int_kpi_peak_concurrency and by int_kpi_feedback",
        ),
        (
            PEAKS,
            "no_metric_because:",
            "remark:",
            "The KPI 000-06 has neither a metric nor no_metric_because",
        ),
    ],
)
def test_a_run_is_refused(
    unchanged: tuple[Project, Warehouse], path: str, old: str, new: str, said: str
) -> None:
    project, warehouse = unchanged
    text = (project.folder / path).read_text(encoding="utf-8")
    assert old in text
    project.write(path, text.replace(old, new, 1))
    report = warehouse.dbt("run", "--select", "stg_platform__rooms")
    assert not report.success
    assert said in report.error, report.error


def test_a_kpi_that_the_yaml_does_not_define_is_refused(
    unchanged: tuple[Project, Warehouse],
) -> None:
    project, warehouse = unchanged
    text = (project.folder / FEEDBACK).read_text(encoding="utf-8")
    project.write(
        FEEDBACK, f"{text}union all\n{{{{ kpi_rows('000-25', 'of_period', 'rating') }}}}\n"
    )
    report = warehouse.dbt("compile", "--select", "int_kpi_feedback")
    assert not report.success
    assert "int_kpi_feedback computes the KPI '000-25', but its YAML" in report.error, report.error
