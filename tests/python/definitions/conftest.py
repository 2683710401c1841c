"""A warehouse built by one state of the project, which is then changed: first in ways that affect
different feeds, so that each change can be seen alone, then in ways that affect all feeds.
"""

from __future__ import annotations

import json
import shutil

import pytest

from support.definitions.changed_project import Project
from support.definitions.changing import FIRST_DAY, SECOND_DAY, THIRD_DAY, Changed, changed
from support.warehouse import Warehouse, Workshop
from zoom_analytics.demo.generator import generate

BOARDS = "board_id,user_id,opened_at\n#b1,{user},2026-01-01T10:00:00Z\n"
CHECK = "check_id,service,is_up,checked_at,latency_ms\n#c1,Meetings,yes,2026-06-29T10:00:00Z,31\n"
ZOOM_USER = {
    "id": "zoomuser1",
    "email": "zed@x.example",
    "type": 2,
    "status": "active",
    "created_at": "2026-01-01T00:00:00Z",
    "display_name": "Zed",
}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("changed") / "project")
    project.add_feed_of_whiteboards()
    return project


@pytest.fixture(scope="session")
def changing(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop(project.folder, tmp_path_factory.mktemp("workshop_of_changes"))


@pytest.fixture(scope="session")
def before(changing: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The warehouse built before any change."""
    warehouse = Warehouse(tmp_path_factory.mktemp("before"), changing)
    warehouse.landing.rmdir()
    generate(warehouse.landing, users=40, days=30, deliveries=1, dirty=0, seed=11)
    warehouse.load()
    ((user,),) = warehouse.query("select min(user_id) from raw.bz_platform__users")
    warehouse.write("platform", "whiteboards", "boards.csv", BOARDS.format(user=user))
    warehouse.write(
        "zoom_api",
        "users_list",
        "users_list__20260131T120000Z.json",
        json.dumps({"users": [ZOOM_USER]}),
    )
    warehouse.load()
    warehouse.build(run_date=FIRST_DAY)
    return warehouse


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Warehouse]:
    """Another copy of the project, with a warehouse that nothing was delivered to."""
    folder = tmp_path_factory.mktemp("empty")
    project = Project(folder / "project")
    warehouse = Warehouse(folder / "warehouse", Workshop(project.folder, folder / "workshop"))
    warehouse.load()
    return project, warehouse


@pytest.fixture(scope="session")
def narrowly(
    before: Warehouse, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> Changed:
    """One change of each kind, in feeds that no other changed model reads."""
    kpis = "models/measures/kpis/by_period"
    project.replace(f"{kpis}/int_kpi_feedback.sql", "'sum(rating)'", "'sum(rating + 1)'")
    project.replace(
        "macros/kpis/exact_sum.sql", "            coalesce(", "            2 * coalesce("
    )
    between = "macros/periods/microseconds_between.sql"
    project.replace(
        between,
        "date_diff('microsecond', {{ first }}, {{ last }})",
        "2 * date_diff('microsecond', {{ first }}, {{ last }})",
    )
    project.replace(
        "models/silver/si_security_events.yml",
        "        feed: security_events\n",
        f"        feed: security_events\n{NO_LOW}",
    )
    project.replace(
        "models/silver/si_service_checks.yml",
        "      - &is_up\n",
        f"{LATENCY}      - &is_up\n",
    )
    project.remove_column("models/silver/si_api_requests.yml", "method")
    project.replace(
        "models/silver/si_chat_messages.yml",
        "{type: int, need: optional, min: 0}",
        "{type: double, need: optional, min: 0}",
    )
    project.replace(
        "models/gold/facts/go_fact_support_ticket.sql",
        "    tickets.close_date as closed_at\n",
        f"    tickets.close_date as closed_at,\n    {PRIORITY}\n",
    )
    with (project.folder / "models/gold/facts/go_fact_support_ticket.yml").open("a") as file:
        file.write(
            "      - {name: priority_level, description: How urgent it is, data_type: varchar}\n"
        )
    project.replace(
        f"{kpis}/int_kpi_turnout.yml", "name: int_kpi_turnout", "name: int_kpi_who_came"
    )
    project.replace("models/marts/kpi_values.sql", "int_kpi_turnout", "int_kpi_who_came")
    for ending in ("sql", "yml"):
        project.rename(f"{kpis}/int_kpi_turnout.{ending}", f"int_kpi_who_came.{ending}")
    project.replace(f"{kpis}/int_kpi_sign_ups.yml", "question: ", "question: In other words, ")
    project.replace(f"{kpis}/int_kpi_services.yml", "periods: DWM", "periods: DW")
    project.replace(
        "models/measures/kpis/int_network_metrics.sql",
        "materialized='view'",
        "materialized='view', schema='silver'",
    )
    before.write("platform", "service_checks", "zz_with_latency.csv", CHECK)
    return changed(before, SECOND_DAY, tmp_path_factory.mktemp("narrowly_rebuilt"))


@pytest.fixture(scope="session")
def widely(
    narrowly: Changed, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> Changed:
    """Changes that reach every feed: a source and a feed removed, a word removed from the
    vocabulary, another body of a function, a stricter rule for users.
    """
    project.remove_feed_of_whiteboards()
    project.remove("models/staging/zoom_api")
    project.remove("models/base/zoom_api")
    text = (project.folder / "dbt_project.yml").read_text(encoding="utf-8")
    start, end = text.index("    zoom_api:\n"), text.index("  # Sources whose rows")
    project.write(
        "dbt_project.yml",
        (text[:start] + text[end:]).replace(
            "sources_read_as_a_whole: [zoom_api]", "sources_read_as_a_whole: []"
        ),
    )
    project.replace("seeds/vocabularies.csv", "meeting_status,Cancelled,Cancelled\n", "")
    project.replace(
        "macros/functions/to_mac.sql", "then {{ text }} end", "then lower({{ text }}) end"
    )
    project.replace(
        "models/silver/si_users.yml", "        rules:\n", f"        rules:\n{NO_FREE_USERS}"
    )
    for folder in ("platform/whiteboards", "zoom_api"):
        shutil.rmtree(narrowly.warehouse.landing / folder)
    # a partial build on parents of another definition must not count as a build of that part
    assert narrowly.warehouse.dbt(
        "run", "--select", "validated_meetings", "go_fact_meeting_usage", run_date=THIRD_DAY
    ).success
    return changed(narrowly.warehouse, THIRD_DAY, tmp_path_factory.mktemp("widely_rebuilt"))


NO_LOW = (
    "        rules:\n"
    "          - {code: Z105, column: severity_level, when: \"severity_level = 'Low'\"}\n"
)
NO_FREE_USERS = "          - {code: Z105, column: plan_type, when: \"plan_type = 'Free'\"}\n"
LATENCY = (
    "      - {name: latency_ms, description: How long it took,"
    " config: {meta: {type: int, need: optional}}}\n"
)
PRIORITY = "tickets.priority_level"
