"""The common part of the Python clients: one process asks the questions, waits, and prints which
publication it sees then.

python ask_<client>.py <published file> <folder of questions>

It prints one line of JSON with all answers and the result of an attempt to write. After reading a
line, it prints another one: the publications that the open connection sees, that a second
connection beside it sees, and that a new connection sees after all were closed. Nothing but the
client and the standard library is imported: it runs in the environment of the client.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

PUBLICATION = "select distinct publication from meta_publication"
WRITING = "create table main.written_by_a_reader as select 1 as one"


class Connection(Protocol):
    """A connection of one client."""

    def engine(self) -> str:
        """What answers, with its version."""

    def ask(self, sql: str) -> tuple[list[str], list[tuple]]:
        """Names of the columns, and the rows."""

    def write(self, sql: str) -> None:
        """Runs a statement that writes."""

    def close(self) -> None:
        """Closes all that is open."""


def told(value: Any) -> list | None:
    """A value with its kind, as JSON can hold it; None where there is none."""
    if value is None:
        return None
    if isinstance(value, bool):
        return ["boolean", value]
    if isinstance(value, int):
        return ["integer", str(value)]
    if isinstance(value, float):
        return ["double", value]
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    if isinstance(value, datetime):
        return ["timestamp", value.isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, UUID):
        return ["uuid", str(value)]
    if isinstance(value, str):
        return ["text", value]
    raise TypeError(f"{type(value)}: {value!r}")


def publication(connection: Connection) -> str:
    return connection.ask(PUBLICATION)[1][0][0]


def converse(opened: Callable[[Path], Connection]) -> None:
    """Asks everything, waits for a line, looks at the publication again."""
    file, questions = map(Path, sys.argv[1:])
    connection = opened(file)
    answers = {}
    for question in sorted(questions.glob("*.sql")):
        columns, rows = connection.ask(question.read_text(encoding="utf-8"))
        answers[question.stem] = {
            "columns": columns,
            "rows": [[told(value) for value in row] for row in rows],
        }
    try:
        connection.write(WRITING)
        refusal = None
    except Exception as error:  # each client has errors of its own
        refusal = str(error).splitlines()[0]
    print(
        json.dumps({"engine": connection.engine(), "answers": answers, "refusal": refusal}),
        flush=True,
    )
    sys.stdin.readline()
    second = opened(file)
    seen = {"held": publication(connection), "beside": publication(second)}
    second.close()
    connection.close()
    again = opened(file)
    print(json.dumps(seen | {"reopened": publication(again)}), flush=True)
    again.close()
