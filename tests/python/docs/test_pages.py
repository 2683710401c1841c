"""The files, headings and tables that the pages name exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from support.warehouse import project_folder

WRITTEN_BY_THE_BENCHMARK = "performance.md"
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)")
CITED = re.compile(r'docs/specification/(\w+\.md)(?:,\s+"([^"]+)")?')
TABLE = re.compile(r"^  (go_\w+) \{$")
COLUMN = re.compile(r"^    (\w+) (\w+)( PK| FK)?")
RELATION = re.compile(r"^  (go_\w+) \S+ (go_\w+) : (\w+)$")
CODE = ("macros", "models", "seeds", "snapshots", "scripts", "tests")


def pages() -> list[Path]:
    folder = project_folder()
    return sorted(
        [*folder.glob("*.md"), *(folder / "docs").rglob("*.md"), folder / "models" / "README.md"]
    )


def prose(page: Path) -> list[str]:
    """The lines of a page outside of code blocks."""
    lines, in_block = [], False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            in_block = not in_block
        elif not in_block:
            lines.append(line)
    return lines


def headings(page: Path) -> list[str]:
    return [line.lstrip("#").strip() for line in prose(page) if line.startswith("#")]


def anchor(heading: str) -> str:
    """The anchor that GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(project_folder())))
def test_every_link_of_a_page_leads_to_a_file_and_a_heading(page: Path) -> None:
    for path, fragment in LINK.findall("\n".join(prose(page))):
        target = (page.parent / path) if path else page
        assert target.exists(), path
        if fragment:
            assert fragment in map(anchor, headings(target)), f"{path}#{fragment}"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(project_folder())))
def test_no_line_is_wider_than_120_columns_but_a_row_of_a_table(page: Path) -> None:
    wide = [line for line in prose(page) if len(line) > 120 and not line.startswith("|")]
    assert wide == [] or page.name == WRITTEN_BY_THE_BENCHMARK


def test_every_rule_that_the_code_cites_is_a_heading_of_the_specification() -> None:
    folder = project_folder()
    cited = set()
    for part in CODE:
        for path in (folder / part).rglob("*"):
            if path.suffix in (".sql", ".yml", ".py") and path != Path(__file__):
                # a citation may continue on the next line of a comment
                text = re.sub(r"\s*\n\s*(?:--|#)?\s*", " ", path.read_text(encoding="utf-8"))
                cited |= set(CITED.findall(text))
    assert len({page for page, _ in cited}) > 5, "the test sees no citations any more"
    missing = {
        (page, heading)
        for page, heading in cited
        if not (folder / "docs" / "specification" / page).exists()
        or (heading and heading not in headings(folder / "docs" / "specification" / page))
    }
    assert missing == set()


def test_the_diagram_of_the_star_shows_columns_and_relations_of_the_contracts() -> None:
    shown: dict[str, dict[str, str]] = {}
    relations = set()
    for line in (project_folder() / "models" / "README.md").read_text().splitlines():
        if table := TABLE.match(line):
            columns = shown[table[1]] = {}
        elif column := COLUMN.match(line):
            columns[column[2]] = column[1]
        elif relation := RELATION.match(line):
            relations.add(relation.groups())
    contracts = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["models"][0]
        for kind in ("dimensions", "facts")
        for path in (project_folder() / "models" / "gold" / kind).glob("go_*.yml")
    }
    assert shown.keys() == contracts.keys()
    for table, columns in shown.items():
        types = {column["name"]: column["data_type"] for column in contracts[table]["columns"]}
        assert columns.items() <= types.items(), table
    assert relations == {
        (parent, table, key)
        for table, model in contracts.items()
        for key, parent in _keys_of_parents(model).items()
    }


def _keys_of_parents(model: dict) -> dict[str, str]:
    """The key columns of a fact and the dimension each refers to."""
    (checks,) = (test for test in model["data_tests"] if "table_checks" in test)
    refers_to = checks["table_checks"].get("arguments", {}).get("refers_to", {})
    return {
        column: parent.split("'")[1]
        for column, parent in refers_to.items()
        if column.endswith("_key")
    }
