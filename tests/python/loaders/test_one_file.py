"""One file neither ends nor slows the load of the others, whatever it makes the engine do."""

from __future__ import annotations

import json
import time

import duckdb
import pytest

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.loaders import preparing
from zoom_analytics.loaders.file_load import FileLoader

SECONDS = 20  # ample: the load of 980 unknown columns took 60 and failed


@pytest.mark.parametrize("unknown", [980, 3000])
@pytest.mark.parametrize("ends", ["csv", "broken.csv", "ndjson", "json"])
def test_unknown_columns_cost_what_known_ones_do(desk: Desk, unknown: int, ends: str) -> None:
    titles = [f"Extra {number}" for number in range(unknown)]
    values = [f"v{number}" for number in range(unknown)]
    values[1], values[2] = "", " null "
    row = {"person_id": "1", "full_name": "Ann", **dict(zip(titles, values, strict=True))}
    if ends.endswith("csv"):
        content = ",".join(row) + "\n" + (",".join(row.values()) + "\n") * 2
        content += '"broken" quotes\n' if ends == "broken.csv" else ""
    elif ends == "ndjson":
        content = (json.dumps(row) + "\n") * 2
    else:
        content = json.dumps([row, row])
    desk.by_engine = 0
    began = time.monotonic()
    result = desk.load_one(f"wide.{ends}", content)
    assert time.monotonic() - began < SECONDS
    assert (result.status, len(result.findings)) == ("loaded", unknown)
    first, second, *broken = desk.rows("full_name, _extra")
    assert len(broken) == (ends == "broken.csv")
    kept = {title: value for title, value in zip(titles, values, strict=True) if value[0:1] == "v"}
    assert first[2] == second[2] == "Ann"
    assert list(json.loads(first[3]).items()) == list(kept.items())


def test_a_file_on_which_the_engine_fails_in_the_commit_is_refused_by_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert = FileLoader._insert

    def fail(self, table, files) -> None:
        insert(self, table, files)
        if any(prepared.file.name == "b.csv" for prepared, _ in files):
            self._connection.execute("select 'Ann Secret'::int")

    monkeypatch.setattr(FileLoader, "_insert", fail)
    for name in "abc":
        desk.put(f"{name}.csv", HEADER + f"{name},Ann,2,x\n")
    report = desk.load()
    assert [(file.name, file.status) for file in report.files] == [
        ("a.csv", "loaded"),
        ("b.csv", "refused"),
        ("c.csv", "loaded"),
    ]
    assert report.exit_code == 0
    (finding,) = report.files[1].findings
    assert finding.code == "Z001"
    assert "the engine failed on this file: Conversion Error" in finding.detail
    assert "Secret" not in finding.detail
    assert [row[2] for row in desk.rows("person_id")] == ["a", "c"]
    assert desk.findings() == [("Z001", None)]
    monkeypatch.undo()
    assert [file.status for file in desk.load().files] == ["known", "loaded", "known"]
    assert [row[2] for row in desk.rows("person_id")] == ["a", "c", "b"]
    assert desk.ask("select count(*), count(distinct load_id) from audit.load_ledger") == [(4, 4)]


def test_a_file_on_which_the_engine_fails_in_the_reading_is_refused_by_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = preparing.read_carefully

    def fail(delivery, *rest):
        if delivery.file.name == "b.json":
            raise duckdb.BinderException('Binder Error: Max expression depth limit of 1000 "x"')
        return read(delivery, *rest)

    monkeypatch.setattr(preparing, "read_carefully", fail)
    for name in "abc":
        desk.put(f"{name}.json", json.dumps([{"person_id": name, "full_name": "Ann"}]))
    files = desk.load().files
    assert [file.status for file in files] == ["loaded", "refused", "loaded"]
    assert "Max expression depth limit of 1000 '...'" in files[1].findings[0].detail


def test_a_lack_of_memory_refuses_no_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_) -> None:
        raise duckdb.OutOfMemoryException("no memory")

    monkeypatch.setattr(FileLoader, "_insert", fail)
    desk.put("a.csv", HEADER + "1,Ann,2,x\n")
    with pytest.raises(Exception, match="ran out of memory"):
        desk.load()
    assert desk.ask("select count(*) from audit.load_ledger") == [(0,)]
