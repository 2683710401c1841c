"""A masked file has no personal value, and otherwise everything that a file in clear has."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.publishing.personal_landing import KEY
from support.publishing.published import one, rows, texts
from support.warehouse import Warehouse
from zoom_analytics.persons.keys import KeyRefused, padded_key
from zoom_analytics.publishing.outcome import NotPublished
from zoom_analytics.publishing.run import Wishes, publish

ANALYST, FINANCE, RESTRICTED = (
    f"zoom_bi_{role}.duckdb" for role in ("analyst", "finance", "restricted")
)
FACTS = ("meeting_usage", "support_ticket", "billing", "license_utilization")
CANARY = re.compile("canary", re.IGNORECASE)


def test_a_masked_file_holds_no_personal_value_and_the_clear_one_holds_them(
    published: Path, in_clear: Warehouse
) -> None:
    assert {b"CanaryAnn Lee", b"canary.ann@x.example", b"Canary Shifted"} <= set(
        re.findall(
            rb"CanaryAnn Lee|canary\.ann@x\.example|Canary Shifted",
            (published / RESTRICTED).read_bytes(),
        )
    )
    assert "CanaryDot Ray" in texts(published / RESTRICTED), (
        "the odd header no longer shows in the error log"
    )
    for name in (ANALYST, FINANCE):
        assert not re.search(rb"(?i)canary|491234567890", (published / name).read_bytes()), name
        assert not CANARY.search(texts(published / name)), name
    ids = {
        str(value) for (value,) in in_clear.query("select distinct user_id from gold.go_dim_user")
    }
    assert len(ids) == 2 and not any(value in texts(published / ANALYST) for value in ids)


def test_a_person_has_one_pseudonym_in_all_tables_so_joins_and_counts_hold(published: Path) -> None:
    for fact in FACTS:
        counts = (
            "select count(*), count(distinct user_name), count(distinct user_key) "
            f"from gold.go_fact_{fact}"
        )
        joined = (
            f"select count(*) from gold.go_fact_{fact} as fact "
            "join gold.go_dim_user as users using (user_key, user_name)"
        )
        by_id = (
            f"select count(distinct users.user_id) from gold.go_fact_{fact} "
            "join gold.go_dim_user as users using (user_key)"
        )
        for sql in (counts, joined, by_id):
            assert rows(published / ANALYST, sql) == rows(published / RESTRICTED, sql), sql
    versions = (
        "select count(*), count(distinct user_name), count(distinct email), "
        "count(distinct user_id) from gold.go_dim_user"
    )
    assert (
        rows(published / ANALYST, versions)
        == rows(published / RESTRICTED, versions)
        == [(3, 2, 2, 2)]
    )
    names = "select distinct user_name, email from gold.go_dim_user order by all"
    assert rows(published / ANALYST, names) == rows(published / FINANCE, names)
    assert all(
        re.fullmatch(r"[0-9a-f]{16}@masked\.invalid", email)
        for _, email in rows(published / ANALYST, names)
    )


def test_each_file_has_the_mode_and_the_tables_of_its_role(published: Path) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in published.glob("*.duckdb")}
    assert modes == {ANALYST: 0o444, FINANCE: 0o444, RESTRICTED: 0o600}
    schemas = "select distinct table_schema from information_schema.tables order by 1"
    assert rows(published / ANALYST, schemas) == [("audit",), ("gold",), ("main",), ("marts",)]
    assert not rows(
        published / FINANCE, "from information_schema.tables where table_name like '%meeting%'"
    )
    assert one(published / FINANCE, "select sum(amount) from gold.go_fact_billing") == 30
    assert rows(published / ANALYST, "select sum(quarantined) from audit.row_accounting") == [(1,)]
    assert rows(published / ANALYST, "select error_code, column_name from audit.quarantine") == [
        ("Z103", "plan_type")
    ]


def test_personal_columns_are_those_specified_and_names_come_from_go_dim_user_alone(
    in_clear: Warehouse, specification: Path
) -> None:
    tables: dict[str, Any] = yaml.safe_load(
        (specification / "gold.yml").read_text(encoding="utf-8")
    )["tables"]
    specified = {
        (name.lower(), column.lower())
        for name, table in tables.items()
        for column, _, _, pii in table["columns"]
        if pii
    }
    found = (
        "select table_name, column_name from audit.column_classes "
        "where schema_name = 'gold' and is_personal"
    )
    assert set(in_clear.query(found)) == specified
    elsewhere = """select table_name, column_name from audit.column_classes
        where masking in ('name', 'email') and table_name <> 'go_dim_user'
            and inherited_from not like 'go_dim_user.%'"""
    assert in_clear.query(elsewhere) == [], "in a target that masks, these would stand in clear"


def test_what_the_target_masked_is_not_masked_again(masked: Warehouse, published: Path) -> None:
    names = "select user_name, email from gold.go_dim_user order by all"
    assert publish(masked.settings, Wishes())
    analyst = masked.settings.bi / ANALYST
    assert rows(analyst, names) == masked.query(names) == rows(published / ANALYST, names)
    for fact in FACTS:
        sql = f"select user_key, user_name from gold.go_fact_{fact} order by all"
        assert rows(analyst, sql) == rows(published / ANALYST, sql), (
            "a fact kept what another target had shown"
        )
    with pytest.raises(NotPublished, match="was built masked"):
        publish(masked.settings, Wishes(roles=["restricted"], in_clear=True))


def test_the_key_is_in_no_manifest_no_compiled_file_and_no_log(masked: Warehouse) -> None:
    inner, outer = padded_key(KEY.encode())
    files = [path for path in masked.workshop.folder.rglob("*") if path.is_file()]
    assert any(path.name == "dbt.log" for path in files) and any(
        path.name == "manifest.json" for path in files
    )
    for path in files:
        content = path.read_bytes()
        assert not any(
            secret in content
            for secret in (KEY.encode(), inner[:20], outer[:20], KEY.encode().hex().encode())
        ), path


def test_production_publishes_nothing_masked_without_a_key(warehouse: Warehouse) -> None:
    with pytest.raises(KeyRefused, match="ZOOM_MASKING_KEY"):
        publish(replace(warehouse.settings, masking_key=None), Wishes())
    assert not list(warehouse.settings.bi.glob("zoom_bi_*"))
