"""The ledger keeps contents, not names; refused contents may come again; it lists the runs."""

from __future__ import annotations

import gzip
import hashlib
import os
import time

import duckdb
import pytest

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.loaders import file_load, preparing
from zoom_analytics.loaders.landing import LandedFile
from zoom_analytics.loaders.ledger import Ledger
from zoom_analytics.loaders.outcome import FileResult
from zoom_analytics.loaders.readers.intake import hash_of
from zoom_analytics.warehouse.errors import WarehouseError

ONE = HEADER + "1,Ann,2,x\n"
HOUR_AGO = time.time_ns() - 3_600_000_000_000
TWO = HEADER + "1,Ann,2,x\n2,Bob,3,y\nbroken\n"


def statuses(desk: Desk) -> list[tuple[str, str]]:
    return [(file.name, file.status) for file in desk.load().files]


def test_loading_twice_equals_loading_once(desk: Desk) -> None:
    desk.put("a.csv", ONE)
    desk.put("b.ndjson", '{"person_id": 1, "full_name": "A", "z": 1}\nx\n')
    desk.put("c.txt", "no")
    desk.put("d.csv", "note\nx\n")
    tables = ("raw.bz_platform__people", "audit.load_ledger", "audit.file_findings")
    desk.load()
    before = [desk.ask(f"select * from {table} order by all") for table in tables]
    assert statuses(desk) == [
        ("a.csv", "known"),
        ("b.ndjson", "known"),
        ("c.txt", "refused"),
        ("d.csv", "refused"),
    ]
    assert [desk.ask(f"select * from {table} order by all") for table in tables] == before


def test_a_file_that_looks_as_it_did_is_not_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, young = desk.put("a.csv", ONE), desk.put("b.csv", TWO)
    os.utime(old, ns=(HOUR_AGO, HOUR_AGO))
    desk.load()
    read = watch_hashing(monkeypatch)
    assert statuses(desk) == [("a.csv", "known"), ("b.csv", "known")]
    assert read == ["b.csv"], "a file that was just written may change within the tick of its clock"
    old.write_text(ONE.replace("Ann", "Eve"))
    os.utime(old, ns=(HOUR_AGO + 1, HOUR_AGO + 1))
    os.replace(young, young.with_name("c.csv"))
    assert statuses(desk) == [("a.csv", "loaded"), ("c.csv", "known")]


def test_all_files_are_read_again_where_asked_to(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.put("a.csv", ONE)
    os.utime(path, ns=(HOUR_AGO, HOUR_AGO))
    desk.load()
    path.write_text(ONE.replace("Ann", "Eve"))
    os.utime(path, ns=(HOUR_AGO, HOUR_AGO))
    assert statuses(desk) == [("a.csv", "known")], "nothing shows that it changed"
    assert [file.status for file in desk.load(rehash=True).files] == ["loaded"]


def watch_hashing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collects the names of the files that are hashed."""
    names: list[str] = []

    def note(file: LandedFile) -> str:
        names.append(file.name)
        return hash_of(file)

    monkeypatch.setattr(preparing, "hash_of", note)
    return names


def test_the_ledger_holds_what_was_read(desk: Desk) -> None:
    desk.put("b.csv", TWO)
    run = desk.load().run_id
    assert desk.ask(
        "select load_id, run_id, source_system, feed, source_file, content_hash, size_bytes,"
        " status, rows_read, rows_unreadable, reader, still_in_landing,"
        " loaded_at <= now()::timestamp, load_seconds > 0 from audit.load_ledger"
    ) == [
        (
            1,
            run,
            "platform",
            "people",
            "b.csv",
            hashlib.sha256(TWO.encode()).hexdigest(),
            len(TWO),
            "loaded",
            3,
            1,
            "careful",
            *[True] * 3,
        )
    ]
    assert desk.ask(
        "select run_id, actor, files_loaded, files_refused, files_known, rows_read,"
        " finished_at >= started_at from audit.load_runs"
    ) == [(run, "tester", 1, 0, 0, 3, True)]


def test_the_same_content_is_loaded_once_whatever_its_name_but_once_in_each_feed(
    desk: Desk,
) -> None:
    desk.put("b.csv", ONE)
    desk.put("a.csv", ONE)
    desk.put("c.txt", ONE)
    desk.put("a.csv", ONE, "platform/others")
    assert statuses(desk) == [
        ("a.csv", "loaded"),
        ("a.csv", "loaded"),
        ("b.csv", "known"),
        ("c.txt", "known"),
    ]
    assert len(desk.rows()) == len(desk.rows(feed="platform__others")) == 1
    assert desk.findings() == []


def test_a_compressed_copy_is_another_content(desk: Desk) -> None:
    desk.put("a.csv", ONE)
    desk.put("b.csv.gz", gzip.compress(ONE.encode()))
    assert statuses(desk) == [("a.csv", "loaded"), ("b.csv.gz", "loaded")]


def test_a_changed_file_under_an_old_name_is_a_new_delivery(desk: Desk) -> None:
    desk.put("a.csv", ONE)
    desk.load()
    desk.put("a.csv", TWO)
    assert statuses(desk) == [("a.csv", "loaded")]
    assert [row[0] for row in desk.rows()] == [1, 1, 2, 3]
    assert desk.ask(
        "select load_id, source_file, rows_read, still_in_landing from audit.load_ledger order by 1"
    ) == [
        (1, "a.csv", 1, False),
        (2, "a.csv", 3, True),
    ]


def test_refused_bytes_may_come_again_under_a_proper_name(desk: Desk) -> None:
    path = desk.put("a.txt", ONE)
    assert statuses(desk) == [("a.txt", "refused")]
    path.rename(path.with_name("a.csv"))
    assert statuses(desk) == [("a.csv", "loaded")]
    assert desk.ask(
        "select source_file, status, still_in_landing from audit.load_ledger order by load_id"
    ) == [
        ("a.txt", "refused", False),
        ("a.csv", "loaded", True),
    ]
    assert desk.findings() == []


def test_a_refused_file_is_an_error_for_as_long_as_it_lies_there(desk: Desk) -> None:
    refused = desk.put("a.txt", ONE)
    desk.put("b.csv", ONE)
    assert statuses(desk) == [("a.txt", "refused"), ("b.csv", "loaded")]
    assert desk.findings() == [("Z001", None)]
    assert statuses(desk) == [("a.txt", "known"), ("b.csv", "known")]
    assert desk.findings() == [("Z001", None)]
    refused.unlink()
    assert statuses(desk) == [("b.csv", "known")]
    assert desk.findings() == []


def test_a_refused_file_that_was_repaired_or_is_gone_is_past(desk: Desk) -> None:
    desk.put("a.csv", "note\nx\n")
    gone = desk.put("b.json", "[")
    desk.load()
    assert desk.findings() == [("Z001", None), ("Z003", "full_name"), ("Z003", "person_id")]
    desk.put("a.csv", ONE)
    gone.unlink()
    desk.load()
    assert desk.findings() == []
    assert desk.ask(
        "select source_file, status, still_in_landing from audit.load_ledger order by load_id"
    ) == [
        ("a.csv", "refused", False),
        ("b.json", "refused", False),
        ("a.csv", "loaded", True),
    ]
    desk.put("b.json", "[")
    desk.load()
    assert desk.findings() == [("Z001", None)]


def test_the_same_refused_content_under_two_names_is_one_entry(desk: Desk) -> None:
    desk.put("a.txt", "no")
    desk.put("b.txt", "no")
    assert statuses(desk) == [("a.txt", "refused"), ("b.txt", "refused")]
    assert desk.ask("select count(*) from audit.load_ledger") == [(1,)]


def test_files_load_in_the_order_of_code_points(desk: Desk) -> None:
    for number, name in enumerate(["é.csv", "a.csv", "B.csv", "10.csv", "9.csv"]):
        desk.put(name, HEADER + f"{number},x,,\n")
    assert [name for name, _ in statuses(desk)] == ["10.csv", "9.csv", "B.csv", "a.csv", "é.csv"]
    assert [row[2] for row in desk.rows("person_id")] == ["3", "4", "2", "1", "0"]


def test_every_raw_table_is_there_though_nothing_was_delivered(desk: Desk) -> None:
    desk.load()
    names = [
        name
        for (name,) in desk.ask(
            "select table_name from information_schema.tables where table_schema = 'raw' order by 1"
        )
    ]
    assert names == [
        "bz_platform__others",
        "bz_platform__people",
        "bz_reference__exchange_rates",
        "bz_zoom_api__users_list",
    ]
    assert [row[:2] for row in desk.ask("describe raw.bz_platform__people")] == [
        ("person_id", "VARCHAR"),
        ("full_name", "VARCHAR"),
        ("amount", "VARCHAR"),
        ("note", "VARCHAR"),
        ("_extra", "VARCHAR"),
        ("_unreadable", "VARCHAR"),
        ("_load_id", "BIGINT"),
        ("_row_number", "BIGINT"),
    ]


def test_a_raw_table_gains_the_columns_that_the_contract_gained(desk: Desk) -> None:
    desk.put("a.csv", ONE)
    desk.load()
    with duckdb.connect(str(desk.warehouse)) as connection:
        connection.execute("alter table raw.bz_platform__people drop column amount")
    desk.put("b.csv", TWO)
    desk.load()
    assert desk.rows("amount")[:2] == [(1, None, None), (1, None, "2")]


INTERRUPTION = RuntimeError("Query interrupted")
DISK_FULL = duckdb.IOException("disk full")


@pytest.mark.parametrize(
    ("trouble", "together", "kept"),
    [
        (KeyboardInterrupt, 1, ["a.csv"]),
        (INTERRUPTION, 1, ["a.csv"]),
        (DISK_FULL, 1, ["a.csv"]),
        (KeyboardInterrupt, file_load.TOGETHER, []),
        (INTERRUPTION, file_load.TOGETHER, []),
        (DISK_FULL, file_load.TOGETHER, ["a.csv"]),
    ],
)
def test_a_load_that_breaks_off_leaves_whole_files_only(
    desk: Desk,
    trouble: BaseException,
    together: int,
    kept: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.put("a.csv", ONE)
    desk.put("b.csv", TWO)
    write = Ledger.write

    def break_off(self: Ledger, result: FileResult, *others: object) -> None:
        if result.name == "b.csv":
            raise trouble
        write(self, result, *others)

    monkeypatch.setattr(file_load, "TOGETHER", together)
    monkeypatch.setattr(Ledger, "write", break_off)
    with pytest.raises((KeyboardInterrupt, WarehouseError)):
        desk.load()
    assert desk.ask("select load_id, source_file from audit.load_ledger") == [
        (1, name) for name in kept
    ]
    assert desk.ask("select _load_id from raw.bz_platform__people") == [(1,) for _ in kept]
    assert desk.ask("select finished_at from audit.load_runs") == [(None,)]
    monkeypatch.setattr(Ledger, "write", write)
    assert statuses(desk) == [
        (name, "known" if name in kept else "loaded") for name in ("a.csv", "b.csv")
    ]


def test_rates_load_by_the_same_mechanism(desk: Desk) -> None:
    desk.put(
        "r.csv",
        "Currency,Valid From,USD Rate,Source\nEUR,2025-01-01,1.10,x\n",
        "reference/exchange_rates",
    )
    desk.load()
    assert desk.rows("currency, valid_from, usd_rate", "reference__exchange_rates") == [
        (1, None, "EUR", "2025-01-01", "1.10")
    ]
    assert desk.findings() == [("Z004", "Source")]
