# ruff: noqa: E501 -- a record of CSV is one line
"""A copy of the project with all recipes applied, and the warehouse that it builds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.definitions.changed_project import Project
from support.recipes.written_recipes import Step, read_recipes
from support.warehouse import Warehouse, Workshop, contract_of, project_folder

USERS = """user_id,email_address,first_name,last_name,plan_type,company,created_date,status,updated_at
#u1,ann@x.example,Ann,Lee,Pro,Acme,2026-01-05,Active,2026-01-05
#u2,bob@x.example,Bob,Ray,Free,,2026-01-05,Active,2026-01-05
"""
FEEDBACK = """feedback_id,user_id,rating,submitted_date,client_version
#f1,#u1,5,2026-01-06 10:00:00,6.1.0
"""
BOARDS = """board_id,user_id,opened_at,closed_at
#b1,#u1,2026-01-06 10:00:00,2026-01-06 11:00:00
#b2,#u9,2026-01-06 10:00:00,
#b3,#u1,2026-01-06 10:00:00,2026-01-06 09:00:00
"""
ROOMS = """number,title,seats,changed
7,Attic,12,2026-01-06 10:00:00
"""
TICKETS = """ticket_id,user_id,ticket_type,resolution_status,open_date,updated_at
#t1,#u1,Billing,Open,2026-01-06,2026-01-06
#t2,#u2,billing,Open,2026-01-06,2026-01-06
#t3,#u2,Login,Open,2026-01-06,2026-01-06
"""


@pytest.fixture(scope="session")
def recipes() -> dict[str, list[Step]]:
    return read_recipes(project_folder() / "CONTRIBUTING.md")


@pytest.fixture(scope="session")
def cooked(recipes: dict[str, list[Step]], tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The warehouse built by the project with all recipes applied."""
    folder = tmp_path_factory.mktemp("cooked")
    project = Project(folder / "project")
    for step in (step for steps in recipes.values() for step in steps):
        _bring(step, project.folder)
        step.apply(project.folder)
    contract_of.cache_clear()
    warehouse = Warehouse(folder / "warehouse", Workshop(project.folder, folder / "workshop"))
    warehouse.write("platform", "users", "users.csv", USERS)
    warehouse.write("platform", "feedback", "feedback.csv", FEEDBACK)
    warehouse.write("platform", "whiteboards", "whiteboards.csv", BOARDS)
    warehouse.write("platform", "support_tickets", "tickets.csv", TICKETS)
    warehouse.write("crm", "room_register", "rooms.csv", ROOMS)
    warehouse.load()
    warehouse.build()
    return warehouse


def _bring(step: Step, folder: Path) -> None:
    """Copies a file that the step changes and that the copy lacks: unit tests, pages."""
    target = folder / step.path
    if step.where and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project_folder() / step.path, target)
