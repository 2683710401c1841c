"""The recipes of CONTRIBUTING.md, read as they are written there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HEADING = re.compile(r"^### (?P<name>.+)$")
STEP = re.compile(
    r"^(?:Create `(?P<created>[^`]+)`"
    r"|In `(?P<changed>[^`]+)`, (?P<where>above|below|in place of) `(?P<text>[^`]+)`)"
)


@dataclass(frozen=True)
class Step:
    """A file that is created (where is empty), or lines that go above, below or in place of the
    one line that contains the text.
    """

    path: str
    where: str
    text: str
    lines: str

    def apply(self, folder: Path) -> None:
        target = folder / self.path
        if not self.where:
            assert not target.exists(), f"{self.path} is there already"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(self.lines, encoding="utf-8")
            return
        before = target.read_text(encoding="utf-8").splitlines(keepends=True)
        found = [number for number, line in enumerate(before) if self.text in line]
        assert len(found) == 1, f"{self.path}: {len(found)} lines contain {self.text}"
        start = found[0] + (self.where == "below")
        end = start + (self.where == "in place of")
        target.write_text("".join([*before[:start], self.lines, *before[end:]]), encoding="utf-8")


def read_recipes(page: Path) -> dict[str, list[Step]]:
    """The steps of each recipe, by its heading. A step is a sentence and the code block that
    follows it.
    """
    recipes: dict[str, list[Step]] = {}
    steps: list[Step] = []
    sentence: re.Match[str] | None = None
    block: list[str] | None = None
    recipes_began = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if block is not None:
            if line == "```":
                if sentence:
                    steps.append(_step(sentence, block))
                sentence, block = None, None
            else:
                block.append(line)
        elif line.startswith("```"):
            block = []
        elif line == "## Recipes":
            recipes_began = True
        elif recipes_began and (heading := HEADING.match(line)):
            steps = recipes[heading["name"]] = []
        elif found := STEP.match(line):
            sentence = found
    return recipes


def _step(sentence: re.Match[str], block: list[str]) -> Step:
    lines = "".join(f"{line}\n" for line in block)
    return Step(
        sentence["created"] or sentence["changed"],
        sentence["where"] or "",
        sentence["text"] or "",
        lines,
    )
