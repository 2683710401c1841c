"""An erasure leaves no byte that names the person and changes nothing else."""

from __future__ import annotations

from pathlib import Path

from support.privacy.canary_landing import ADDRESS, landing
from support.privacy.scanning import REQUEST, Place
from zoom_analytics.erasing.forget import forget


def test_before_the_person_is_everywhere_where_the_test_looks(place: Place) -> None:
    named = set(place.traces())
    assert "zoom_analytics.duckdb" in named
    assert {f"landing/{name}" for name in landing()} - named == {
        "landing/platform/meetings/meetings_1.csv"
    }


def test_no_byte_names_the_person(forgotten: Place) -> None:
    assert forgotten.traces() == []


def test_facts_and_statuses_stay(forgotten: Place) -> None:
    assert forgotten.facts() == forgotten.before


def test_the_warehouse_knows_who_asked_and_when_but_not_for_whom(forgotten: Place) -> None:
    ((asked_by, reason, ended, files, rows),) = forgotten.warehouse.query(
        "select asked_by, reason, finished_at >= asked_at, files_rewritten, rows_changed"
        " from audit.forgotten"
    )
    assert (asked_by, reason, ended) == ("the person", "a letter of May", True)
    assert files == 14 and rows == 21
    assert forgotten.done.landing.removed == ["platform/feedback/refused.csv"]


def test_other_people_are_untouched(forgotten: Place) -> None:
    read = forgotten.settings.landing / "platform" / "users" / "users_1.csv"
    before = landing()["platform/users/users_1.csv"].decode().splitlines()
    after = read.read_bytes().decode().splitlines()
    assert after[0] == before[0] and after[3:5] == before[3:5]
    assert forgotten.warehouse.query(
        "select message_content from silver.si_chat_messages"
        " where message_id > '#c1' order by message_id"
    ) == [
        ("mail it to ***.",),
        ("and to ann@x.example, twice",),
    ]
    assert forgotten.warehouse.query(
        "select caller_number, callee_number from raw.bz_platform__phone_calls order by call_id"
    ) == [
        ("", "+431234500000"),
        ("+431234500000", ""),
    ]


def test_only_one_publication_is_left_and_no_file_in_clear(forgotten: Place) -> None:
    assert len(list((forgotten.settings.bi / "publications").iterdir())) == 1
    assert not (forgotten.settings.bi / "zoom_bi_restricted.duckdb").exists()


def test_loading_again_loads_nothing(forgotten: Place, tmp_path: Path) -> None:
    report = forgotten.copy_to(tmp_path).warehouse.load()
    assert not report.with_status("loaded")


def test_a_delivery_once_more_under_another_name_is_known(forgotten: Place, tmp_path: Path) -> None:
    copy = forgotten.copy_to(tmp_path)
    copy.warehouse.write(
        "platform", "users", "users_0_again.csv", landing()["platform/users/users_1.csv"]
    )
    assert not copy.warehouse.load().with_status("loaded")


def test_a_new_delivery_does_not_bring_the_person_back(forgotten: Place, tmp_path: Path) -> None:
    copy = forgotten.copy_to(tmp_path)
    for name, content in landing().items():
        source, feed, file = name.split("/")
        if file.endswith(".csv"):
            # other bytes, the same rows
            delivered = copy.warehouse.write(source, feed, f"new_{file}", content + b"\r\n" * 3)
            delivered.touch()
    other_columns = (
        "updated_at,Remark,status,email_address,user_id,plan_type,first_name,last_name,created_date\n"
        f"2024-09-01,canary,Active,{ADDRESS},#u1,Pro,CanaryAnn,CanaryLee,2024-01-10\n"
        f"2024-09-01,ask {ADDRESS},Active,bob@x.example,#u2,Pro,Bob,Lee,2024-01-15\n"
    )
    copy.warehouse.write("platform", "users", "new_users_of_other_columns.csv", other_columns)
    report = copy.warehouse.load()
    assert len(report.with_status("loaded")) == 7
    assert "zoom_analytics.duckdb" not in copy.traces()
    in_other_columns = """
        from raw.bz_platform__users
        where _load_id = (select max(load_id) from audit.load_ledger where feed = 'users')
    """
    assert copy.warehouse.query(
        f"select _row_number, updated_at, last_name, company, _extra is null {in_other_columns}"
        " order by 1"
    ) == [
        (1, "2024-09-01", "***", None, True),
        (2, "2024-09-01", "Lee", None, False),
    ]


def test_asking_twice_changes_nothing(forgotten: Place, tmp_path: Path) -> None:
    copy = forgotten.copy_to(tmp_path)
    files = {path: path.read_bytes() for path in copy.settings.landing.rglob("*") if path.is_file()}
    asked = copy.warehouse.query("from audit.forgotten")
    assert forget(copy.settings, REQUEST, copy.dbt).nothing_new
    assert files == {
        path: path.read_bytes() for path in copy.settings.landing.rglob("*") if path.is_file()
    }
    assert copy.warehouse.query("from audit.forgotten") == asked


def test_the_address_stands_in_no_message(forgotten: Place) -> None:
    assert ADDRESS.lower() not in repr(forgotten.done).lower()
