"""Opens the published analyst file with real clients, asks each the same questions, compares: `make
test-bi`.

While a client has the file open, another publication takes its place: the client must go on
seeing the old one, and see the new one once it connects again. Exits with 0 if all clients agreed
with one another and with what was delivered, 1 if anything was wrong, 3 if nothing was wrong but
a client was skipped.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from comparing import Answer, Answers, differences
from delivered import answered, facts, wrong_by_themselves
from installing import CLIENTS, HERE, InstallationFailed, NotHere

from zoom_analytics.settings import Settings, load_settings

QUESTIONS = HERE / "questions"
ENVIRONMENTS = "clients"  # beside the warehouse
SKIPPED = 3


class Failed(Exception):
    """A client could not be asked, and what it said."""


@dataclass(frozen=True)
class Heard:
    """What a client answered.

    refusal   what it was told when it tried to write, None if it could shares    a second
    connection to the path sees what the first one holds, not the publication that took its place
    """

    engine: str
    answers: Answers
    refusal: str | None
    shares: bool
    wrong: list[str]
    seconds: float


def publish() -> str:
    """Publishes what the warehouse holds once more; its name."""
    command = [str(Path(sys.executable).with_name("zoom-analytics")), "publish"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Failed(f"publish: {done.stdout}{done.stderr}")
    return current(load_settings())


def current(settings: Settings) -> str:
    return (settings.bi / "current").resolve().name


def ask(command: list[str], settings: Settings) -> Heard:
    """Lets a client answer, publishes again, and lets it look again."""
    started = time.perf_counter()
    before = current(settings)
    file = settings.bi / "zoom_bi_analyst.duckdb"
    process = subprocess.Popen(
        [*command, str(file), str(QUESTIONS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        said = process.stdout.readline()
        asked = time.perf_counter() - started
        after = publish() if said else before
        rest, complaint = process.communicate("go on\n" if said else None)
    if process.returncode or not rest:
        raise Failed(complaint.strip() or f"it said nothing and ended with {process.returncode}")
    first, second = json.loads(said), json.loads(rest)
    wrong = []
    if after == before:
        wrong.append("no other publication took the place of the one that was open")
    if second["held"] != before:
        wrong.append(
            f"the open connection should keep publication {before}, but sees {second['held']}"
        )
    if second["reopened"] != after:
        wrong.append(
            f"a new connection should see publication {after}, but sees {second['reopened']}"
        )
    answers = {question: Answer(**answer) for question, answer in first["answers"].items()}
    return Heard(
        first["engine"], answers, first["refusal"], second["beside"] == before, wrong, asked
    )


def faults(heard: Heard, expected: dict[str, object], reference: Heard | None) -> Iterator[str]:
    """What is wrong with what a client answered. reference: the first client that answered."""
    yield from heard.wrong
    if heard.refusal is None or "read-only" not in heard.refusal.lower():
        yield f"writing was to be refused, for the file is open read-only: {heard.refusal}"
    if set(heard.answers) != {question.stem for question in QUESTIONS.glob("*.sql")}:
        yield f"it answered {sorted(heard.answers)} only"
        return
    if reference:
        yield from (
            f"differs from {reference.engine} in {found}"
            for found in differences(heard.answers, reference.answers)
        )
    try:
        found = answered(heard.answers)
    except (KeyError, TypeError) as error:
        yield f"its answers are of other kinds than they have to be: {error!r}"
        return
    yield from (
        f"{fact}: {found[fact]}, but delivered were {told}"
        for fact, told in expected.items()
        if found[fact] != told
    )
    yield from wrong_by_themselves(heard.answers)


def main() -> int:
    settings = load_settings()
    expected = facts(settings.landing)
    print(
        f"Asking {len(list(QUESTIONS.glob('*.sql')))} questions of "
        f"{settings.bi.name}/zoom_bi_analyst.duckdb; delivered were:"
    )
    print("\n".join(f"  {fact}: {told}" for fact, told in expected.items()))
    reference, agreed, failed, skipped = None, [], [], []
    for client in CLIENTS:
        started = time.perf_counter()
        try:
            command = client.install(
                settings.warehouse.parent / ENVIRONMENTS / client.name.replace(" ", "_")
            )
            installed = time.perf_counter() - started
            heard = ask(command, settings)
            wrong = list(faults(heard, expected, reference))
        except NotHere as reason:
            skipped.append(client.name)
            print(f"skipped  {client.name}: {reason}")
            continue
        except (InstallationFailed, Failed) as error:
            wrong = str(error).splitlines()[-5:]
        else:
            if not wrong:
                reference = reference or heard
                cells = sum(len(row) for answer in heard.answers.values() for row in answer.rows)
                times = f"installed in {installed:.1f} s, answered in {heard.seconds:.1f} s"
                print(f"agrees   {client.name}: {heard.engine}; {cells:,} cells, {times}")
                if heard.shares:
                    print(
                        "         a second connection beside an open one shares its old "
                        "publication: close all of them to reconnect"
                    )
        (failed if wrong else agreed).append(client.name)
        if wrong:
            print("\n         ".join([f"FAILED   {client.name}:", *wrong]))
    print(
        f"{len(agreed)} of {len(CLIENTS)} clients agree; failed: {', '.join(failed) or 'none'}; "
        f"skipped: {', '.join(skipped) or 'none'}"
    )
    if failed or not agreed:
        return 1
    return SKIPPED if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
