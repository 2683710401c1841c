"""An erasure finds the person in names of files and in encoded forms of the address, and dbt's log
and the dashboard do not keep it. The warehouse is loaded but not built.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from support.privacy.canary_landing import ADDRESS, landing
from support.privacy.scanning import REQUEST, Place
from support.warehouse import Warehouse
from zoom_analytics.building.dbt import run_dbt
from zoom_analytics.cli import main
from zoom_analytics.erasing.forget import forget, remove_artifacts
from zoom_analytics.persons.blanking import Blanking
from zoom_analytics.persons.mentions import spellings
from zoom_analytics.settings import exported

LOCAL, DOMAIN = "canary.ann", "x.example"
SIGNS = ("@", "%40", "&#64;", "&#064;", "&#X40;", "&commat;", r"\u0040", "\uff20", "\ufe6b")
NAMES = (
    "chat_Canary.Ann@x.example_2024.csv",
    "canary.ann%40x.example.csv",
    "a-(canary.ann\uff20x.example).csv",
    "canary.ann@x.example_canary.ann@x.example.csv.gz",
)
HEADER = "message_id,sender_user_id,message_type,timestamp,message_content\n"


def message(number: int, text: str) -> str:
    return f'#c{number},#u2,Text,2024-05-01,"{text}"\n'


@pytest.fixture(scope="module")
def delivered_names(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """The person's rows, and others' messages that name the person in every form."""
    warehouse = new_warehouse("traces")
    users = landing()["platform/users/users_1.csv"]
    warehouse.write("platform", "users", "users_1.csv", users)
    texts = [f"ask <{LOCAL}{sign}{DOMAIN}>, please" for sign in SIGNS]
    texts += [
        f"https://x.test/?to={LOCAL}%40{DOMAIN}%26cc=bob%40x.example",
        f"kept {LOCAL} {DOMAIN}",
    ]
    rows = "".join(message(number, text) for number, text in enumerate(texts))
    warehouse.write("platform", "chat_messages", "forms.csv", HEADER + rows)
    for number, name in enumerate(NAMES[:3]):
        text = HEADER + message(100 + number, "hello") + "broken\n" + ADDRESS + "\n"
        warehouse.write("platform", "chat_messages", name, text)
    warehouse.write("platform", "chat_messages", "refused_canary.ann@x.example.csv", "remark\n1\n")
    warehouse.load()
    return warehouse


@pytest.fixture
def named(delivered_names: Warehouse, tmp_path: Path) -> Place:
    return Place(delivered_names.copy_to(tmp_path))


def contents(place: Place) -> list[str]:
    return [
        value
        for (value,) in place.warehouse.query(
            "select message_content from raw.bz_platform__chat_messages"
            " where message_content <> 'hello' order by message_id"
        )
    ]


def in_the_ledger(place: Place) -> list[str]:
    return [
        name
        for (name,) in place.warehouse.query(
            "select source_file from audit.load_ledger order by source_file"
        )
    ]


def test_others_texts_lose_the_address_in_every_form(named: Place) -> None:
    forget(named.settings, REQUEST, named.dbt)
    found = contents(named)
    assert found[: len(SIGNS)] == ["ask <***>, please"] * len(SIGNS)
    assert found[len(SIGNS) :] == [
        "https://x.test/?to=***%26cc=bob%40x.example",
        f"kept {LOCAL} {DOMAIN}",
    ]


def test_files_get_names_without_the_person_and_stay_known(named: Place) -> None:
    done = forget(named.settings, REQUEST, named.dbt)
    files = [path.name for path in named.settings.landing.rglob("*") if path.is_file()]
    ((person,),) = named.warehouse.query("select person from audit.forgotten")
    mark = f"forgotten-{person}"
    assert sorted(files) == sorted(in_the_ledger(named)) == sorted(
        ["users_1.csv", "forms.csv", f"chat_{mark}_2024.csv", f"{mark}.csv", f"a-({mark}).csv",
         f"refused_{mark}.csv"]
    )  # fmt: skip
    assert "canary" not in repr(done)
    assert "canary.ann" not in repr(named.warehouse.query("from audit.file_findings"))
    report = named.warehouse.load()
    assert not report.with_status("loaded") and len(report.files) == len(files)


@pytest.mark.parametrize("name", [*NAMES, "refused_again_canary.ann@x.example.csv"])
def test_a_later_delivery_does_not_bring_the_name_back(named: Place, name: str) -> None:
    forget(named.settings, REQUEST, named.dbt)
    before = in_the_ledger(named)
    text = "remark\n" if "refused" in name else HEADER + message(7, f"write {ADDRESS}")
    data = text.encode() + b"\n" * 7
    if name.endswith(".gz"):
        data = gzip.compress(data)
    named.warehouse.write("platform", "chat_messages", name, data)
    for _ in range(2):
        report = named.warehouse.load()
        assert "canary" not in repr([file.name for file in report.files]).lower()
    (new,) = Counter(in_the_ledger(named)) - Counter(before)
    assert "forgotten-" in new and new.endswith(name[-4:])
    assert "canary.ann" not in repr(
        named.warehouse.query("from audit.landing_marks")
        + named.warehouse.query("from audit.load_ledger")
    )


def test_a_refused_file_with_an_encoded_address_is_removed(named: Place) -> None:
    refused = named.warehouse.write(
        "platform", "feedback", "bad.csv", f"remark\n{LOCAL}%40{DOMAIN}\n"
    )
    done = forget(named.settings, REQUEST, named.dbt)
    assert not refused.exists() and done.landing.removed == ["platform/feedback/bad.csv"]


@pytest.mark.parametrize("address", ["ann+list@x.example", "o'neil@x.example"])
def test_every_spelling_of_an_address_is_found_and_replaced(address: str) -> None:
    with duckdb.connect() as connection:
        blanking = Blanking(connection)
        blanking.go_by(address)
        for form in spellings(address):
            for text in (
                form,
                f"<{form}>",
                f"\\n{form}\\u003e",
                f"%3A{form}%3E",
                f"&lt;{form}&gt;",
            ):
                row = connection.execute("select without_mentions(?)", [text]).fetchone()
                assert row == (text.replace(form, "***"),)


def test_dbt_does_not_write_the_command_line_of_the_process(
    named: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["zoom-analytics", "forget", "--email", ADDRESS])
    settings = replace(
        named.settings, dbt_logs=tmp_path / "dbt logs", dbt_target=tmp_path / "dbt target"
    )
    assert run_dbt(settings, ["ls", "--select", "stg_platform__users"]).success
    log = (tmp_path / "dbt logs" / "dbt.log").read_text(encoding="utf-8")
    assert "dbt ls --select" in log and "canary" not in log.lower()
    other = tmp_path / "dbt logs" / "of another program.log"
    other.touch()
    remove_artifacts(settings)
    assert list(other.parent.iterdir()) == [other]


def test_a_reason_must_not_name_the_person(named: Place) -> None:
    for arguments in (["--by", f"<{ADDRESS.lower()}>"], ["--reason", f"{LOCAL}%40{DOMAIN} asked"]):
        with exported(named.settings):
            result = CliRunner().invoke(main, ["forget", "--email", ADDRESS, *arguments])
        assert result.exit_code == 2 and "do not name the person" in result.output
    assert named.warehouse.query("from audit.forgotten") == []


def test_the_address_is_read_from_standard_input(named: Place) -> None:
    with exported(named.settings):
        result = CliRunner().invoke(main, ["forget", "--email", "-"], input=f"{ADDRESS}\n")
    assert result.exit_code == 0, result.output
    assert "files rewritten" in result.output
    assert named.warehouse.query("select count(*) from audit.forgotten") == [(1,)]
