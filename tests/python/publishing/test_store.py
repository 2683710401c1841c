"""The folder of published files survives damaged descriptions and links that others made in it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from support.publishing.published import one
from support.warehouse import Warehouse
from zoom_analytics.publishing.description import Publication
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.run import Wishes, publish
from zoom_analytics.publishing.store import Store
from zoom_analytics.settings import exported

ANALYST = "zoom_bi_analyst.duckdb"


def described(**changed: object) -> str:
    """A publication.json of publication 2, changed."""
    sound = {"name": "2", "run_id": "r", "published_at": "", "data_until": None, "tables": {}}
    return json.dumps({**sound, **changed})


DAMAGES = {
    "": "is empty",
    "\n": "is empty",
    "{": "is damaged",
    "\0" * 20: "is damaged",
    "[" * 100_000: "is damaged",
    "[]": "does not describe",
    '{"name": "2"}': "does not describe",
    described(run_id=1): "does not describe",
    described(name="3"): "does not describe",
    described(tables={"analyst": {"a": "many"}}): "does not describe",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three publications with a file of analysts each; the last one is current."""
    store = Store(tmp_path / "bi")
    with store.locked():
        for name in ("1", "2", "3"):
            with store.new_folder(name) as folder:
                (folder / ANALYST).write_text(name)
                store.keep(folder, Publication(name, "run", "now", None, {"analyst": {"a": 1}}))
    return store


def spoil(store: Store, name: str, content: str = "") -> None:
    (store.publications / name / "publication.json").write_text(content)


def seen(store: Store) -> str:
    return store.file_of("analyst").read_text()


@pytest.mark.parametrize("content", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_description_is_told_and_the_rest_is_known(store: Store, content: str) -> None:
    spoil(store, "2", content)
    assert [(found.name, bool(found.damage)) for found in store.all()] == [
        ("1", False),
        ("2", True),
        ("3", False),
    ]
    (said,) = store.damages()
    assert f"{store.publications}/2/publication.json {DAMAGES[content]}" in said


def test_no_rollback_returns_to_a_damaged_publication(store: Store) -> None:
    spoil(store, "2")
    with store.locked():
        assert store.go_back().name == "1"
    assert seen(store) == "1"


def test_a_damaged_current_publication_can_be_left(store: Store) -> None:
    spoil(store, "3")
    assert store.current() and store.last_known() == store.all()[1]
    with store.locked():
        assert store.go_back().name == "2"


def test_a_damaged_publication_is_removed_in_its_turn(store: Store) -> None:
    spoil(store, "1")
    with store.locked():
        store.forget_all_but(2)
    assert [found.name for found in store.all()] == ["2", "3"]


def test_a_new_publication_follows_a_damaged_one_and_the_commands_say_what_is_wrong(
    warehouse: Warehouse,
) -> None:
    first = publish(warehouse.settings, Wishes())
    store = Store(warehouse.settings.bi)
    assert first
    spoil(store, first.name)
    damage = f"{first.name}/publication.json is empty"
    assert damage in warehouse.command("publish", "--list").replace("\n", "")
    assert damage in warehouse.command("publish").replace("\n", "")
    second = store.current()
    assert second and not second.damage and second.name != first.name
    assert one(store.file_of("analyst"), "select distinct publication from meta_publication") == (
        second.name
    )


def test_rows_are_compared_with_the_last_publication_that_is_known(warehouse: Warehouse) -> None:
    publish(warehouse.settings, Wishes())
    second = publish(warehouse.settings, Wishes())
    assert second
    spoil(Store(warehouse.settings.bi), second.name)
    warehouse.query("delete from gold.go_fact_billing")
    with pytest.raises(NotPublished, match="has 0 rows; the last publication has 2"):
        publish(warehouse.settings, Wishes())


def test_a_build_replaces_a_damaged_publication(warehouse: Warehouse) -> None:
    first = publish(warehouse.settings, Wishes())
    assert first
    spoil(Store(warehouse.settings.bi), first.name)
    again = publish(warehouse.settings, Wishes(only_news=True))
    assert again and Store(warehouse.settings.bi).current() == again


@pytest.mark.parametrize("leads_to", ["a folder", "a file", "nothing"])
def test_a_link_in_place_of_an_unfinished_publication_is_removed(
    store: Store, tmp_path: Path, leads_to: str
) -> None:
    target = tmp_path / "of another program"
    if leads_to == "a folder":
        target.mkdir()
        (target / "kept").touch()
    elif leads_to == "a file":
        target.write_text("kept")
    link = store.publications / ".unfinished-x"
    link.symlink_to(target)
    with store.locked():
        assert not os.path.lexists(link)
    assert leads_to == "nothing" or target.exists()
    assert leads_to != "a folder" or (target / "kept").exists()


@pytest.mark.parametrize("target", ["publications/1/zoom_bi_analyst.duckdb", "/etc/hostname", "no"])
def test_a_wrong_link_of_a_role_is_set_right(store: Store, target: str) -> None:
    link = store.file_of("analyst")
    link.unlink()
    link.symlink_to(target)
    with store.locked():
        assert os.readlink(link) == f"current/{ANALYST}" and seen(store) == "3"


def test_a_file_in_place_of_a_link_is_replaced(store: Store) -> None:
    store.file_of("analyst").unlink()
    store.file_of("analyst").write_text("old")
    with store.locked():
        assert seen(store) == "3"


@pytest.mark.parametrize("target", ["elsewhere", "../publications/1", "publications/9", "a/b/3"])
def test_a_current_link_that_leads_to_no_publication_is_set_right(
    store: Store, tmp_path: Path, target: str
) -> None:
    (store.folder / "elsewhere").mkdir()
    (store.folder / "elsewhere" / ANALYST).write_text("forged")
    store.link.unlink()
    store.link.symlink_to(target)
    assert store.current() is None
    with store.locked():
        assert seen(store) == "3" and store.current() == store.all()[-1]


def test_a_link_among_the_publications_is_none_of_them(store: Store, tmp_path: Path) -> None:
    forged = tmp_path / "0"
    forged.mkdir()
    described = json.loads((store.publications / "1" / "publication.json").read_text())
    (forged / "publication.json").write_text(json.dumps({**described, "name": "0"}))
    (store.publications / "0").symlink_to(forged)
    with store.locked():
        store.forget_all_but(1)
    assert [found.name for found in store.all()] == ["3"] and forged.is_dir()


def test_nothing_is_published_through_a_link(tmp_path: Path) -> None:
    store, elsewhere = Store(tmp_path / "bi"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    store.folder.mkdir()
    store.publications.symlink_to(elsewhere)
    for attempt in (store.check_folder, store.locked().__enter__):
        with pytest.raises(NotPublished, match="publications is a link"):
            attempt()
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("name", ["current", ANALYST])
def test_a_folder_in_place_of_a_link_is_named(store: Store, name: str) -> None:
    (store.folder / name).unlink()
    (store.folder / name).mkdir()
    with pytest.raises(NotPublished, match=f"{name} is a folder where a link"), store.locked():
        pass


def test_the_dashboard_is_not_written_through_a_link(warehouse: Warehouse, tmp_path: Path) -> None:
    publish(warehouse.settings, Wishes())
    other = tmp_path / "of another program"
    other.write_text("kept")
    page = warehouse.settings.bi / "dashboard.html"
    page.symlink_to(other)
    with exported(warehouse.settings):
        warehouse.command("dashboard")
    assert other.read_text() == "kept" and page.is_file() and not page.is_symlink()
