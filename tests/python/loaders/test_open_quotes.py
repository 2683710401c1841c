"""A record with broken quotes costs the line on which it begins; no good row behind it is lost.
A key that comes twice in a JSON object has the first value that is not NULL.
"""

from __future__ import annotations

import json
import random

import pytest

from support.loaders.landing_desk import HEADER, Desk

FILES = 300
GOOD = [f"{number},Ann,2,x" for number in range(1, 52)]


@pytest.mark.parametrize("place", [0, 8, 50])
@pytest.mark.parametrize(
    "line",
    [
        '9,"Ann,2,x',  # never closes
        '9,Ann,2,"x',
        '9,Ann,2,"',
        '"9,Ann,2,x',
        '9,"Ann"a,2,x',  # text behind the closing quote
        '9,"Ann",2,"x" ',
    ],
)
@pytest.mark.parametrize("other", ["", '77,"Cy ""C"" D",3,"y"', '77,"line\nbreak",3,y'])
def test_an_open_quote_costs_one_row_of_51(desk: Desk, place: int, line: str, other: str) -> None:
    lines = [*GOOD[:place], line, *GOOD[place + 1 :], *([other] if other else [])]
    result = desk.load_one("a.csv", HEADER + "\n".join(lines) + "\n")
    assert (result.rows_read, result.rows_unreadable) == (len(lines), 1)
    rows = desk.rows("person_id")
    assert [text for _, text, _ in rows if text is not None] == [line]
    assert [row[0] for row in rows] == list(range(1, len(lines) + 1))
    wanted = [good.split(",")[0] for good in lines if good != line]
    assert [person for _, text, person in rows if text is None] == wanted


def _end_of_quoted(text: str, position: int) -> int | None:
    """The place behind the closing quote; None if the quotes are broken."""
    while (quote := text.find('"', position)) >= 0:
        behind = text[quote + 1 : quote + 2]
        if behind in ("", ",", "\n"):
            return quote + 1
        if behind != '"':
            return None
        position = quote + 2
    return None


def _records(text: str, width: int) -> list[tuple[str | None, list[str] | None]]:
    """(raw text, None) of unreadable records, (None, fields) of the others: the specification, read
    as directly as possible.
    """
    records: list[tuple[str | None, list[str] | None]] = []
    position = 0
    while position < len(text):
        begin, fields, is_broken = position, [], False
        if text[position] == "\n":
            position += 1
            continue
        while True:
            if text.startswith('"', position):
                end = _end_of_quoted(text, position + 1)
                if end is None:
                    is_broken = True
                    break
                fields.append(text[position + 1 : end - 1].replace('""', '"'))
            else:
                end = min(at % (len(text) + 1) for at in map(text.find, ",\n", [position] * 2))
                fields.append(text[position:end])
            position = end + 1
            if text[end : end + 1] != ",":
                break
        if is_broken:
            end = text.find("\n", begin) % (len(text) + 1)
            position = end + 1
        if is_broken or len(fields) != width:
            records.append((text[begin:end], None))
        else:
            records.append((None, fields))
    return records


def test_files_of_random_quotes_are_read_as_specified(desk: Desk) -> None:
    chance = random.Random(11)
    texts = {}
    for number in range(FILES):
        text = "".join(chance.choice(['a,b,c,"d"\n', "a", ",", '"', "\n", ","]) for _ in range(30))
        texts[f"{number}.csv"] = text
        desk.put(f"{number}.csv", HEADER + text + f"{number},end\n")
    files = desk.load().files
    assert {file.status for file in files} == {"loaded"}
    found: dict[int, list] = {file.id_of_load: [] for file in files}
    for load_id, unreadable, *values in desk.ask(
        "select _load_id, _unreadable, person_id, full_name, amount, note"
        " from raw.bz_platform__people order by _load_id, _row_number"
    ):
        found[load_id].append((unreadable, None if unreadable is not None else values))
    for file in files:
        text = texts[file.name] + f"{file.name.removesuffix('.csv')},end\n"
        assert found[file.id_of_load] == _records(text, 4), repr(text)


@pytest.mark.parametrize("by_engine", [0, 1 << 30])
@pytest.mark.parametrize("ends", ["json", "ndjson"])
def test_a_key_that_comes_twice_has_the_first_value_that_is_not_null(
    desk: Desk, by_engine: int, ends: str
) -> None:
    objects = [
        '{"person_id":"1","full_name":null,"full_name":"Ann","note":"a","note":"b"}',
        '{"person_id":"2","full_name":"Ben","FULL NAME":"Bob","note":"","note":"b"}',
        '{"person_id":"3","full_name":"Cy","note":"null","note":"b","more":null,"more":"m"}',
        '{"person_id":"4","full_name":"Di","note":null,"note":null}',
    ]
    desk.by_engine = by_engine
    desk.load_one(f"a.{ends}", f"[{','.join(objects)}]" if ends == "json" else "\n".join(objects))
    assert [row[2:] for row in desk.rows("person_id, full_name, note, _extra")] == [
        ("1", "Ann", "a", None),
        ("2", "Ben", "b", None),
        ("3", "Cy", "b", json.dumps({"more": "m"}, separators=(",", ":"))),
        ("4", "Di", None, None),
    ]
