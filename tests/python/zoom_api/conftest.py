"""The pages of zoom_pages, loaded and built."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.warehouse import Warehouse
from support.zoom_api.zoom_pages import MEETINGS, PARTICIPANTS, USERS


@pytest.fixture(scope="session")
def zoom(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    warehouse = new_warehouse("zoom")
    for name, text in USERS.items():
        warehouse.write("zoom_api", "users_list", name, text)
    warehouse.write("zoom_api", "report_user_meetings", "meetings_of_january.json", MEETINGS)
    for name, text in PARTICIPANTS.items():
        warehouse.write("zoom_api", "report_meeting_participants", name, text)
    warehouse.load()
    warehouse.build(marts=False)
    return warehouse
