"""Files committed together give the same rows and ordinals as files committed one by one."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from support.loaders.landing_desk import HEADER, Desk
from zoom_analytics.loaders import FileResult, file_load, preparing
from zoom_analytics.loaders.file_load import FileLoader, in_batches
from zoom_analytics.loaders.landing import list_landing
from zoom_analytics.loaders.preparing import Known, Places, Prepared
from zoom_analytics.loaders.readers.careful import Rows
from zoom_analytics.loaders.readers.csv_header import Header
from zoom_analytics.loaders.readers.intake import Counts
from zoom_analytics.warehouse.errors import WarehouseError

FILES = {
    "a.csv": HEADER + "1,Ann,2,x\n2,Bob,3,y\n",
    "b.csv": "Colour,full_name,person_id\nred,Cid,3\n",
    "c.ndjson": '{"note": "z", "person_id": 4, "full_name": "Dan"}\nno object\n',
    "d.csv": HEADER + "1,Ann,2,x\n2,Bob,3,y\n",
    "e.csv": "note\nx\n",
    "f.csv": HEADER + "5,Eve,,\nbroken\n",
}
NO_ROWS = Rows("nowhere", [], "1", 0, 0, "engine", [])


@pytest.mark.parametrize(
    ("together", "transactions"),
    [
        (1, [["a.csv"], ["b.csv"], ["c.ndjson"], ["f.csv"]]),
        (file_load.TOGETHER, [["a.csv", "b.csv", "c.ndjson"], ["f.csv"]]),
    ],
)
def test_files_of_all_kinds_keep_their_rows_and_ordinals(
    desk: Desk, together: int, transactions: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_load, "TOGETHER", together)
    committed, commit = [], FileLoader._commit

    def note(self: FileLoader, files: list[tuple[Prepared, FileResult]]) -> None:
        committed.append([prepared.file.name for prepared, _ in files])
        commit(self, files)

    monkeypatch.setattr(FileLoader, "_commit", note)
    for name, content in FILES.items():
        desk.put(name, content)
    assert [
        (file.name, file.status, file.load_id, file.rows_read) for file in desk.load().files
    ] == [
        ("a.csv", "loaded", 1, 2),
        ("b.csv", "loaded", 2, 1),
        ("c.ndjson", "loaded", 3, 2),
        ("d.csv", "known", 1, 0),
        ("e.csv", "refused", 4, 0),
        ("f.csv", "loaded", 5, 2),
    ]
    assert committed == transactions
    assert desk.ask(
        "select _load_id, _row_number, person_id, full_name, amount, note, _extra, _unreadable"
        " from raw.bz_platform__people"
    ) == [
        (1, 1, "1", "Ann", "2", "x", None, None),
        (1, 2, "2", "Bob", "3", "y", None, None),
        (2, 1, "3", "Cid", None, None, '{"Colour":"red"}', None),
        (3, 1, "4", "Dan", None, "z", None, None),
        (3, 2, None, None, None, None, None, "no object"),
        (5, 1, "5", "Eve", "", "", None, None),
        (5, 2, None, None, None, None, None, "broken"),
    ]


def test_a_file_that_gets_lost_on_the_way_does_not_keep_those_before_it_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("a.csv", FILES["a.csv"])
    desk.put("b.csv", FILES["b.csv"])
    take_in = preparing.take_in

    def miscount(
        connection: duckdb.DuckDBPyConnection, path: Path, header: Header, body: Counts, table: str
    ) -> int | None:
        return take_in(connection, path, header, body, table) + ("Colour" in header.unknown)

    monkeypatch.setattr(preparing, "take_in", miscount)
    with pytest.raises(WarehouseError, match=r"^b\.csv: 2 records were read but 1 written"):
        desk.load()
    assert [row[0] for row in desk.rows()] == [1, 2]
    assert desk.ask("select load_id, source_file, rows_read from audit.load_ledger") == [
        (1, "a.csv", 2)
    ]


def test_what_belongs_together(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"a": 5, "b": 9, "c": 1, "d": 1, "e": 1, "f": 1, "g": 1, "h": 1, "i": 1}
    for name in sizes:
        # others come first
        desk.put(f"{name}.csv", HEADER, "platform/people" if name == "i" else "platform/others")
    prepared = [
        Prepared(
            file,
            Places.numbered(desk.folder, 0),
            content_hash="c" if file.name == "d.csv" else file.name[0],
            outcome=Known() if file.name == "f.csv" else NO_ROWS,
            plain_size=sizes[file.name[0]],
        )
        for file in list_landing(desk.landing, desk.contract).files
    ]
    monkeypatch.setattr(file_load, "TOGETHER", 10)
    batches = ["".join(file.file.name[0] for file in batch) for batch in in_batches(prepared)]
    assert batches == ["ab", "c", "de", "f", "gh", "i"]
    monkeypatch.setattr(file_load, "FILES_TOGETHER", 1)
    assert {len(batch) for batch in in_batches(prepared)} == {1}
