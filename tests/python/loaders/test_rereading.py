"""A file loaded by an older reader or under an older contract is read again if the result may
differ.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from support.loaders.landing_desk import HEADER, PEOPLE, Desk
from zoom_analytics.contract import read_contract
from zoom_analytics.loaders.ledger import Ledger
from zoom_analytics.loaders.show import reread_line

BROKEN = HEADER + '1,Ann,2,x\n2,"never,3,y\n3,Cy,4,z\n'
LEARNED = PEOPLE.replace("alias: [name, display]", "alias: [label]").replace(
    "      - {name: _loaded_at",
    "      - {name: nickname, description: Name among friends,"
    " config: {meta: {type: text, need: optional}}}\n"
    "      - {name: _loaded_at",
)
AS_READ_BEFORE = """
    delete from raw.bz_platform__people where _load_id = 1 and _row_number > 1;
    insert into raw.bz_platform__people (_load_id, _row_number, _unreadable)
    values (1, 2, '2,"never,3,y\n3,Cy,4,z');
    update audit.load_ledger set rows_read = 2 where load_id = 1;
    alter table audit.load_ledger drop column reader_edition;
    alter table audit.load_ledger drop column names_fingerprint;
"""
DEFINITIONS = """
    create table audit.definitions (
        relation varchar, kind varchar, fingerprint varchar, parts varchar, because varchar,
        run_id varchar, noted_at timestamp
    );
    insert into audit.definitions
    select relation, 'incremental', 'abc', '{}', null, 'a build', timestamp '2026-01-01'
    from (
        values
            ('silver.validated_persons'), ('silver.validated_others'), ('silver.validated_staff')
    ) as validated (relation);
"""
SOURCES = """
vars:
  sources:
    platform: {persons: people, others: others}
    zoom_api: {staff: people}
  sources_read_as_a_whole: [zoom_api]
"""


@pytest.fixture
def read_before(desk: Desk) -> Desk:
    """Loaded by the reader of edition 1, an hour after the files were written."""
    hour_ago = time.time_ns() - 3_600_000_000_000
    for name, content in {
        "a.csv": BROKEN,
        "b.csv": HEADER + "4,Dan,5,\n",
        "c.ndjson": "no object\n",
    }.items():
        os.utime(desk.put(name, content), ns=(hour_ago, hour_ago))
    desk.load()
    desk.ask(AS_READ_BEFORE)
    return desk


def statuses(desk: Desk) -> list[tuple[str, str]]:
    return [(file.name, file.status) for file in desk.load().files]


def test_what_a_broken_quote_took_with_it_comes_back_under_the_same_load(read_before: Desk) -> None:
    ledger = "select load_id, run_id, source_file, loaded_at from audit.load_ledger order by 1"
    before = read_before.ask(ledger)
    report = read_before.load()
    assert [(file.name, file.status) for file in report.files] == [
        ("a.csv", "reread"),
        ("b.csv", "known"),
        ("c.ndjson", "known"),
    ]
    assert reread_line(report).endswith(
        "differently now: platform/people/a.csv (a broken quote affects one line only)"
    )
    assert [row for row in read_before.rows("_load_id, person_id") if row[2] == 1] == [
        (1, None, 1, "1"),
        (2, '2,"never,3,y', 1, None),
        (3, None, 1, "3"),
    ]
    assert read_before.ask(ledger) == before
    assert read_before.ask(
        "select rows_read, rows_unreadable from audit.load_ledger order by load_id"
    ) == [(3, 1), (1, 0), (1, 1)]
    assert statuses(read_before) == [("a.csv", "known"), ("b.csv", "known"), ("c.ndjson", "known")]


def test_what_breaks_off_meanwhile_leaves_the_file_as_it_was_read(
    read_before: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    before = read_before.rows()
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Ledger, "rewrite", break_off)
        read_before.load()
    assert read_before.rows() == before
    assert statuses(read_before)[0] == ("a.csv", "reread")


def test_a_file_that_is_gone_stays_as_it_was_read(read_before: Desk) -> None:
    (read_before.landing / "platform/people/a.csv").unlink()
    before = read_before.rows()
    assert statuses(read_before) == [("b.csv", "known"), ("c.ndjson", "known")]
    assert read_before.rows() == before


def test_a_copy_under_another_name_is_read_in_its_place_once(read_before: Desk) -> None:
    folder = read_before.landing / "platform/people"
    (folder / "a.csv").rename(folder / "y.csv")
    read_before.put("z.csv", BROKEN)
    assert statuses(read_before)[2:] == [("y.csv", "reread"), ("z.csv", "known")]
    assert len(read_before.rows()) == 5


def test_a_column_that_the_contract_has_learned_is_read_from_the_files_that_have_it(
    desk: Desk,
) -> None:
    desk.put("a.csv", "person_id,full_name,Nick-Name,colour\n1,Ann,A,red\n")
    desk.put("b.json", '[{"person_id": 2, "full_name": "Bob", "Label": "l", "nickname": null}]')
    desk.put("c.csv", "person_id,full_name,colour\n3,Cid,blue\n")
    for name in ("d.csv", "e.csv"):
        desk.put(name, "person_id,label,note\n4,Dan,\n")
    assert [status for _, status in statuses(desk)] == [
        "loaded",
        "loaded",
        "loaded",
        "refused",
        "refused",
    ]
    (desk.folder / "models/silver/si_people.yml").write_text(LEARNED)
    desk.contract = read_contract(desk.folder)
    report = desk.load()
    assert [(file.name, file.status, file.note) for file in report.files] == [
        ("a.csv", "reread", "the contract now has Nick-Name"),
        ("b.json", "reread", "the contract now has Label, nickname"),
        ("c.csv", "known", ""),
        ("d.csv", "loaded", ""),
        ("e.csv", "known", "the same content was loaded as d.csv"),
    ]
    assert sorted(
        desk.ask("select person_id, full_name, nickname, _extra from raw.bz_platform__people")
    ) == [
        ("1", "Ann", "A", '{"colour":"red"}'),
        ("2", "Bob", None, '{"Label":"l"}'),
        ("3", "Cid", None, '{"colour":"blue"}'),
        ("4", "Dan", None, None),
    ]
    findings = [("Z004", "Label"), ("Z004", "colour"), ("Z004", "colour")]
    assert desk.findings() == findings
    assert {status for _, status in statuses(desk)} == {"known"}
    assert desk.findings() == findings, "what was refused once is past"


def test_the_tables_that_validate_its_rows_are_marked_in_the_same_transaction(
    read_before: Desk,
) -> None:
    (read_before.folder / "dbt_project.yml").write_text(SOURCES)
    read_before.ask(DEFINITIONS)
    run = read_before.load().run_id
    marks = """
        select relation, kind, fingerprint, parts, because, run_id
        from audit.definitions where run_id <> 'a build'
    """
    assert read_before.ask(marks) == [
        ("silver.validated_persons", "incremental", "abc", "{}", "files were read again", run)
    ]


def test_nothing_is_marked_where_nothing_is_read_again(desk: Desk, project: Path) -> None:
    desk.put("a.csv", BROKEN)
    desk.load()
    desk.ask(DEFINITIONS)
    (project / "dbt_project.yml").unlink()
    assert statuses(desk) == [("a.csv", "known")]
    assert desk.ask("select count(*) from audit.definitions") == [(3,)]
