"""JSON and NDJSON: pages, elements, numbers as written, unreadable rows and refused files.

Each test runs twice: with the engine where it can read the file, and with the careful reader alone.
"""

from __future__ import annotations

import json
import sys

import pytest

from support.loaders.landing_desk import Desk
from zoom_analytics.loaders.readers.limits import Limits

ANN = '{"person_id": "1", "full_name": "Ann", "amount": 1.50, "note": null}'
BOB = '{"person_id": "2", "full_name": "Bob"}'
ANN_ROW = ("1", "Ann", "1.50", None)
BOB_ROW = ("2", "Bob", None, None)
NOTHING = (None, None, None, None)


@pytest.fixture(autouse=True, params=[0, sys.maxsize], ids=["by the engine", "carefully"])
def by_engine(desk: Desk, request: pytest.FixtureRequest) -> None:
    desk.by_engine = request.param


def read(number: int, row: tuple) -> tuple:
    return (number, None, *row)


def unreadable(number: int, text: str) -> tuple:
    return (number, text, *NOTHING)


@pytest.mark.parametrize(
    "document",
    [
        f"[{ANN}, {BOB}]",
        f" \r\n[\t{ANN}\n,{BOB} ]\n",
        f'{{"page": 1, "people": [{ANN}, {BOB}], "total": {{"of": [2]}}}}',
        f'{{"People": [{ANN}, {BOB}]}}',
        f'[{{"people": [{ANN}]}}, {{"n": 2, "PEO_PLE": [{BOB}], "people": [{BOB}]}}]',
        f"[[{ANN}], [], [{BOB}]]",
        f"[{ANN}, [{BOB}]]",
        f"\ufeff[{ANN}, {BOB}]",
    ],
)
@pytest.mark.parametrize("window", [None, 1, 7])
def test_arrays_and_pages_give_the_same_rows(desk: Desk, document: str, window: int | None) -> None:
    if window:
        desk.limits = Limits(window=window)
    result = desk.load_one("a.json", document)
    assert (result.status, result.rows_read) == ("loaded", 2)
    assert desk.rows() == [read(1, ANN_ROW), read(2, BOB_ROW)]


def test_one_object_is_one_row(desk: Desk) -> None:
    desk.load_one("a.json", ANN)
    assert desk.rows() == [read(1, ANN_ROW)]


def test_an_object_too_large_for_the_window_is_walked_key_by_key(desk: Desk) -> None:
    desk.limits = Limits(window=3, whole_object=5)
    desk.load_one(
        "a.json", f'[{{"n": [1], "people": [{ANN}, {BOB}], "z": 0}}, {{"people": [{BOB}]}}]'
    )
    desk.load_one("b.json", f"[{BOB}, {ANN}]")
    assert desk.rows() == [
        read(1, ANN_ROW),
        read(2, BOB_ROW),
        read(3, BOB_ROW),
        read(1, BOB_ROW),
        read(2, ANN_ROW),
    ]


def test_values_land_as_written(desk: Desk) -> None:
    values = {
        '"1.10"': "1.10",
        "1.10": "1.10",
        "-0.0": "-0.0",
        "1e3": "1e3",
        "1E400": "1E400",
        "12345678901234567890123": "12345678901234567890123",
        "true": "true",
        "false": "false",
        "null": None,
        '""': "",
        '" \\u00e9\\n\\"\\ud83d\\ude00, "': ' é\n"😀, ',
        '"\\u0000"': "\0",
        "[ ]": "[]",
        '{ "b" : [1.0, {"c": null}, "\\u00e9"],  "b" : true }': (
            '{"b":[1.0,{"c":null},"é"],"b":true}'
        ),
    }
    objects = [
        f'{{"person_id": {number}, "full_name": "x", "note": {value}}}'
        for number, value in enumerate(values, start=1)
    ]
    desk.load_one("a.json", f"[{','.join(objects)}]")
    desk.load_one("a.ndjson", "\n".join(objects), "platform/others")
    for feed in ("platform__people", "platform__others"):
        assert [row[2:] for row in desk.rows("person_id, note", feed)] == [
            (str(number), value) for number, value in enumerate(values.values(), start=1)
        ]


def test_elements_that_are_no_objects_are_unreadable_rows(desk: Desk) -> None:
    result = desk.load_one("a.json", f'[5, {ANN}, "x", null, true, [[ 1 ], {BOB}, -1.0e5]]')
    assert (result.rows_read, result.rows_unreadable) == (8, 6)
    assert desk.rows() == [
        unreadable(1, "5"),
        read(2, ANN_ROW),
        unreadable(3, '"x"'),
        unreadable(4, "null"),
        unreadable(5, "true"),
        unreadable(6, "[ 1 ]"),
        read(7, BOB_ROW),
        unreadable(8, "-1.0e5"),
    ]


@pytest.mark.parametrize(
    "document", ["[]", "[5, [[]]]", "[[], []]", '{"people": []}', '[{"people": []}]']
)
def test_a_file_without_any_object_is_loaded(desk: Desk, document: str) -> None:
    assert desk.load_one("a.json", document).status == "loaded"


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ("", "the file is empty"),
        (" \n", "the file is empty"),
        ("5", "begins with neither"),
        ('"text"', "begins with neither"),
        (f"[{ANN}, {BOB}", "cut short"),
        (f"[{ANN}, {BOB[:-5]}", "cut short"),
        (f"[{ANN},", "cut short"),
        ("[", "cut short"),
        (f"[{ANN},]", "not JSON after record 1"),
        (f"[{ANN} {BOB}]", "not JSON after record 1"),
        (f"[{ANN}, {{'person_id': 1}}]", "not JSON after record 1"),
        ('[{"person_id": NaN, "full_name": 1}]', "NaN is not JSON"),
        ('[{"person_id": 01, "full_name": 1}]', "not JSON"),
        ('[{"person_id": "a\0b", "full_name": 1}]', "not JSON"),
        (f"[{ANN}]]", "text after the end"),
        (f"{ANN}\n{BOB}", "one document per line .ndjson"),
        ("<!DOCTYPE html><html>", "an HTML page"),
        ("\n<HTML><body>Bad gateway", "an HTML page"),
        ('{"code": 124, "message": "Invalid access token."}', "an API error"),
        ('[{"people": []}, {"code": 124, "message": "x"}]', "an API error"),
        ('{"code": 300, "message": "x", "errors": [{"field": "a"}]}', "an API error"),
    ],
)
def test_what_is_no_json_of_rows_is_refused_and_says_which(
    desk: Desk, document: str, what: str
) -> None:
    result = desk.load_one("a.json", document)
    assert [finding.code for finding in result.findings] == ["Z001"]
    assert what in result.findings[0].detail
    assert desk.rows() == []


def test_nesting_too_deep_costs_its_row_alone(desk: Desk) -> None:
    deep = '{"person_id": "3", "full_name": ' + "[" * 5000 + "]" * 5000 + "}"
    desk.load_one("a.json", f"[{ANN}, {deep}, {BOB}]")
    desk.load_one("b.ndjson", f"{ANN}\n{deep}\n{BOB}", "platform/others")
    for feed in ("platform__people", "platform__others"):
        assert desk.rows(feed=feed) == [read(1, ANN_ROW), unreadable(2, deep), read(3, BOB_ROW)]


def test_half_a_character_cannot_be_held_and_costs_its_row_alone(desk: Desk) -> None:
    half = '{"person_id": "3", "full_name": "\\ud83d"}'
    desk.load_one("a.json", f"[{half}, {ANN}]")
    desk.load_one("b.ndjson", f"{half}\n{ANN}", "platform/others")
    for feed in ("platform__people", "platform__others"):
        assert desk.rows(feed=feed) == [unreadable(1, half), read(2, ANN_ROW)]


def test_keys_match_like_headers_and_of_several_the_first_given_value_counts(desk: Desk) -> None:
    desk.load_one(
        "a.ndjson",
        '{"personId": 1, "Full Name": null, "full-name": " ", "FULL_NAME": "Ann",'
        ' "fullName": "Z"}\n'
        '{"person_id": 2, "full_name": "A", "full_name": "B"}\n',
    )
    assert desk.rows() == [read(1, ("1", "Ann", None, None)), read(2, ("2", "A", None, None))]


def test_unknown_keys_are_found_once_each_and_their_values_kept_as_text(desk: Desk) -> None:
    desk.load_one(
        "a.json",
        '[{"person_id": 1, "full_name": "A", "Trace": {"hop": 1.0}, "x": null},'
        ' {"person_id": 2, "full_name": "B", "trace": "t", "x": ""}]',
    )
    extras = [
        value and json.loads(value)
        for (value,) in desk.ask("select _extra from raw.bz_platform__people order by rowid")
    ]
    assert extras == [{"Trace": '{"hop":1.0}'}, {"Trace": "t"}]
    assert desk.findings() == [("Z004", "Trace"), ("Z004", "x")]


def test_each_object_may_use_an_alias_where_it_lacks_the_column_s_own_name(desk: Desk) -> None:
    objects = [
        '{"person_id": 1, "full_name": "A", "x": 1}',
        '{"person_id": 2, "Name": "B", "display": "unknown"}',
        '{"person_id": 3, "full_name": null, "name": "unknown", "X": 3}',
        '{"person_id": 4, "display": null, "note": "n"}',
        '{"person_id": 5, "display": "", "NAME": " ", "name": "E"}',
    ]
    desk.load_one("a.json", f"[{','.join(objects)}]")
    desk.load_one("a.ndjson", "\n".join(objects), "platform/others")
    for feed in ("platform__people", "platform__others"):
        assert [
            (*row[2:4], json.loads(row[4] or "{}"))
            for row in desk.rows("person_id, full_name, _extra", feed)
        ] == [
            ("1", "A", {"x": "1"}),
            ("2", "B", {"display": "unknown"}),
            ("3", None, {"name": "unknown", "x": "3"}),
            ("4", None, {}),
            ("5", "E", {}),
        ]
    assert desk.findings() == [
        ("Z004", "display"),
        ("Z004", "display"),
        ("Z004", "name"),
        ("Z004", "name"),
        ("Z004", "x"),
        ("Z004", "x"),
    ]


def test_a_required_key_is_there_by_its_alias_with_null_too(desk: Desk) -> None:
    assert desk.load_one("a.json", '[{"person_id": "1", "name": null}]').status == "loaded"


def test_a_required_key_must_be_in_one_object_where_null_counts_as_there(desk: Desk) -> None:
    result = desk.load_one("a.json", '[{"person_id": "1"}, {"person_id": "2", "note": "secret"}]')
    assert [(finding.code, finding.column) for finding in result.findings] == [
        ("Z003", "full_name")
    ]
    assert (
        "keys seen: note, person_id" in result.findings[0].detail
        and "secret" not in result.findings[0].detail
    )
    assert (
        desk.load_one(
            "b.json", '[{"person_id": "1", "full_name": null}, {"person_id": "2"}]'
        ).status
        == "loaded"
    )


# ---------------------------------------------------------------- NDJSON
def test_broken_lines_are_unreadable_and_empty_ones_no_records(desk: Desk) -> None:
    lines = [
        "",
        ANN,
        "",
        '{"a": ',
        "5",
        '"text"',
        "  ",
        "[1, 2]",
        f"{BOB}  ",
        f"{BOB} x",
        f" {ANN}",
        '{"person_id": NaN}',
        f"{ANN},",
        "a\0b",
    ]
    result = desk.load_one("a.jsonl", "\n".join(lines) + "\n\n")
    assert (result.rows_read, result.rows_unreadable) == (12, 9)
    assert desk.rows() == [
        read(1, ANN_ROW),
        unreadable(2, '{"a": '),
        unreadable(3, "5"),
        unreadable(4, '"text"'),
        unreadable(5, "  "),
        unreadable(6, "[1, 2]"),
        read(7, BOB_ROW),
        unreadable(8, f"{BOB} x"),
        read(9, ANN_ROW),
        unreadable(10, '{"person_id": NaN}'),
        unreadable(11, f"{ANN},"),
        unreadable(12, "a\0b"),
    ]


def test_ndjson_lines_may_end_in_crlf_and_the_last_in_nothing(desk: Desk) -> None:
    desk.load_one("a.ndjson", f"{ANN}\r\n\r\nx\ry\r\n{BOB}")
    assert desk.rows() == [read(1, ANN_ROW), unreadable(2, "x\ry"), read(3, BOB_ROW)]


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_an_ndjson_file_without_lines_is_loaded_with_no_rows(desk: Desk, content: str) -> None:
    result = desk.load_one("a.ndjson", content)
    assert (result.status, result.rows_read) == ("loaded", 0)


@pytest.mark.parametrize("content", ['{"code": 1, "message": "x"}\n', "<html>\n<body>\n"])
def test_an_api_error_or_a_page_of_html_is_no_ndjson(desk: Desk, content: str) -> None:
    assert [finding.code for finding in desk.load_one("a.ndjson", content).findings] == ["Z001"]


def test_a_line_longer_than_the_window_is_in(desk: Desk) -> None:
    long = "y" * (9 << 20)
    desk.load_one("a.ndjson", f'{ANN}\n{{"person_id": 2, "full_name": "{long}"}}\n{BOB}\n')
    assert desk.ask(
        "select _row_number, length(full_name) from raw.bz_platform__people order by 1"
    ) == [
        (1, 3),
        (2, len(long)),
        (3, 3),
    ]


# ---------------------------------------------------------------- pages of an API
def test_the_pages_of_an_api_hold_their_rows_under_a_key_of_their_own(desk: Desk) -> None:
    page = (
        '{"page_size": 30, "next_page_token": "",'
        ' "users": [{"id": "a", "email": "a@example.com", "group_ids": ["g", 1.0]}]}'
    )
    desk.load_one("p.json", f"[{page}, {page}]", "zoom_api/users_list")
    assert desk.rows("id, email, group_ids", "zoom_api__users_list") == [
        (1, None, "a", "a@example.com", '["g",1.0]'),
        (2, None, "a", "a@example.com", '["g",1.0]'),
    ]
    assert desk.findings() == []


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ('{"code": 124, "message": "x"}', "an API error"),
        ('{"id": "a", "email": "a@example.com"}', "an object without rows under 'users'"),
        ('{"users": {"id": "a"}}', "an object without rows under 'users'"),
        (
            '[{"users": []}, {"id": "a", "email": "b"}]',
            "without the rows under 'users' among the pages",
        ),
        ('[{"id": "a", "email": "b"}, {"code": 1, "message": "x"}]', "an API error"),
    ],
)
def test_an_answer_without_rows_never_becomes_a_row(desk: Desk, document: str, what: str) -> None:
    result = desk.load_one("p.json", document, "zoom_api/users_list")
    assert [finding.code for finding in result.findings] == ["Z001"]
    assert what in result.findings[0].detail
    assert desk.rows("id", "zoom_api__users_list") == []
