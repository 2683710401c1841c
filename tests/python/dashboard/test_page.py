"""The page: its content security policy, its size, and hostile names in the data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import duckdb

from support.dashboard.page_reading import VOID, Element, Written, parsed
from support.dashboard.published_stand_in import HOSTILE, LARGE, publish
from zoom_analytics.dashboard.command import PUBLISHED, write_dashboard
from zoom_analytics.dashboard.page import LIBRARY, read

MOST_BYTES = 3_000_000
LOADING = {
    "src",
    "srcset",
    "poster",
    "data",
    "background",
    "action",
    "formaction",
    "manifest",
    "ping",
}
NEVER = {
    "link",
    "img",
    "iframe",
    "object",
    "embed",
    "video",
    "audio",
    "base",
    "frame",
    "b",
    "image",
}


def policy(tree: Element) -> dict[str, list[str]]:
    content = tree.one("meta", http_equiv="Content-Security-Policy").attributes["content"] or ""
    return {
        name: values for name, *values in (directive.split() for directive in content.split(";"))
    }


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def exact_texts(html: str, tag: str) -> list[str]:
    """The exact texts of tags without attributes."""
    return re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)


def test_only_the_scripts_and_the_style_of_the_page_are_let_in(dashboard: Written) -> None:
    scripts, styles = exact_texts(dashboard.html, "script"), exact_texts(dashboard.html, "style")
    assert len(scripts) == 2 and len(styles) == 1
    assert policy(dashboard.tree) == {
        "default-src": ["'none'"],
        "script-src": [hashed(script) for script in scripts],
        "style-src": [hashed(styles[0])],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_the_policy_stands_before_anything_that_it_holds_for(dashboard: Written) -> None:
    html = dashboard.html
    assert html.index("Content-Security-Policy") < min(
        html.index("<style"), html.index("<script"), html.index("<title")
    )


def test_nothing_is_loaded_from_anywhere(dashboard: Written) -> None:
    for element in dashboard.tree.all():
        assert element.name not in NEVER, element.name
        assert not LOADING & element.attributes.keys(), element.attributes
        assert not [
            name for name in element.attributes if name.startswith("on") or name == "style"
        ], element.attributes
        assert (element.attributes.get("href") or "#").startswith("#")
    style = exact_texts(dashboard.html, "style")[0]
    assert "url(" not in style and "@import" not in style
    assert not re.search(
        r"https?://",
        dashboard.html.replace(read(LIBRARY), "").replace("http://www.w3.org/2000/svg", ""),
    )


def test_hostile_names_are_text(dashboard: Written) -> None:
    assert len(dashboard.tree.all("script")) == 3
    texts = {head.text for head in dashboard.tree.all("th")} | {
        item.text for item in dashboard.tree.all("dd")
    }
    for name in HOSTILE[:4]:
        assert name.strip() in texts, name
    assert "image" not in {element.name for element in dashboard.tree.all()}


def test_the_data_hold_no_character_that_html_reads(dashboard: Written) -> None:
    data = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', dashboard.html, re.DOTALL
    )
    assert data and not set(data[1]) & set("<>&\u2028\u2029")
    labels = {
        series["label"] for panel in json.loads(data[1])["panels"] for series in panel["series"]
    }
    assert set(HOSTILE[:4]) <= labels


def test_every_tag_is_closed_where_it_was_opened(dashboard: Written) -> None:
    """Otherwise the page without scripts would depend on how a browser repairs it."""
    body = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", dashboard.html, flags=re.DOTALL)
    opened: list[str] = []
    for close, name, ends in re.findall(r"<(/?)([a-z][a-z0-9]*)\b[^>]*?(/?)>", body):
        if close:
            assert opened.pop() == name
        elif name not in VOID and not ends:
            opened.append(name)
    assert not opened


def test_links_lead_to_what_is_there_and_names_are_given_once(dashboard: Written) -> None:
    names = [
        element.attributes["id"] for element in dashboard.tree.all() if "id" in element.attributes
    ]
    assert len(names) == len(set(names))
    links = [element.attributes["href"] or "" for element in dashboard.tree.all("a")]
    labels = [
        element.attributes["aria-labelledby"]
        for element in dashboard.tree.all()
        if "aria-labelledby" in element.attributes
    ]
    assert {link.removeprefix("#") for link in links} | set(labels) <= set(names)


def test_the_page_is_at_most_three_megabytes_however_large_the_file(tmp_path: Path) -> None:
    size = write_dashboard(publish(tmp_path / PUBLISHED, LARGE), tmp_path / "page.html")
    assert size == (tmp_path / "page.html").stat().st_size <= MOST_BYTES
    assert len(parsed((tmp_path / "page.html").read_text(encoding="utf-8")).all("article")) > 20


def test_a_file_without_a_figure_makes_a_page_that_says_so(tmp_path: Path) -> None:
    file = publish(tmp_path / PUBLISHED, None)
    with duckdb.connect(str(file)) as connection:
        connection.execute("update meta_publication set data_until = date '2026-06-28'")
    write_dashboard(file, tmp_path / "page.html")
    tree = parsed((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert len(tree.all("p", **{"class": "empty"})) == 1 + len(tree.all("article"))
