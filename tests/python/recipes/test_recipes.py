"""The recipes of CONTRIBUTING.md give what they promise."""

from __future__ import annotations

from support.recipes.written_recipes import Step
from support.warehouse import Warehouse


def test_there_is_a_recipe_for_each_kind_of_addition(recipes: dict[str, list[Step]]) -> None:
    assert {name: len({step.path for step in steps}) for name, steps in recipes.items()} == {
        "Add a column to a feed": 1,
        "Add a feed": 6,
        "Add a source": 4,
        "Add a KPI of our own": 4,
        "Add a mart": 3,
    }


def test_an_added_column_reaches_silver(cooked: Warehouse) -> None:
    assert cooked.query("select client_version from silver.si_feedback") == [("6.1.0",)]
    assert cooked.query("select count(*) from audit.quarantine where feed = 'feedback'") == [(0,)]


def test_an_added_feed_is_validated_by_its_contract(cooked: Warehouse) -> None:
    assert cooked.query(
        "select board_id::varchar, user_id::varchar from silver.si_whiteboards"
    ) == (cooked.query("select '#b1', '#u1'"))
    assert cooked.query(
        "select row_number, error_code, column_name from audit.quarantine "
        "where feed = 'whiteboards' order by all"
    ) == [(2, "Z201", "user_id"), (3, "Z301", "closed_at")]


def test_an_added_source_delivers_rows_of_a_known_feed(cooked: Warehouse) -> None:
    assert cooked.query("select room_name, capacity, source_system from silver.si_rooms") == [
        ("Attic", 12, "crm")
    ]


def test_a_kpi_of_our_own_is_in_the_catalogue_and_has_values(cooked: Warehouse) -> None:
    assert cooked.query(
        "select kpi_name, seed_document, computed_by from marts.kpi_catalog "
        "where kpi_code = 'own-01'"
    ) == [("company_sign_ups", "own", "int_kpi_sign_ups")]
    assert cooked.query(
        "select period_type, period_start::varchar, kpi_value from marts.kpi_values "
        "where kpi_code = 'own-01' order by all"
    ) == [("Daily", "2026-01-05", 1), ("Monthly", "2026-01-01", 1), ("Weekly", "2026-01-05", 1)]
    assert "company_sign_ups" in cooked.command("kpis", "own-01")


def test_an_added_mart_answers_and_is_published(cooked: Warehouse) -> None:
    assert cooked.query("select * from marts.tickets_by_status order by all") == [
        ("Billing", "Open", 2),
        ("Login", "Open", 1),
    ]
    manifest = cooked.workshop.manifest()
    readers = [
        exposure["name"]
        for exposure in manifest["exposures"].values()
        if "model.zoom_analytics.tickets_by_status" in exposure["depends_on"]["nodes"]
    ]
    assert sorted(readers) == ["bi_analyst", "bi_restricted"]


def test_dbts_tests_of_what_was_added_pass(cooked: Warehouse) -> None:
    added = ("si_feedback", "si_whiteboards", "si_rooms", "tickets_by_status", "int_kpi_sign_ups")
    report = cooked.dbt("test", "--select", *added, "kpi_values", "kpi_catalog")
    assert report.success, [(result.name, result.message) for result in report.failures]
