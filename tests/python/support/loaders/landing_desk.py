"""A landing zone and a warehouse of their own for each test, with a contract in the form of the
project's YAML.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb

from zoom_analytics.contract import Contract
from zoom_analytics.loaders import FileResult, LoadReport, load
from zoom_analytics.loaders.readers.limits import LIMITS
from zoom_analytics.settings import Settings

PEOPLE = """
models:
  - name: si_people
    config: {meta: {feed: people, classification: Internal}}
    columns:
      - {name: person_id, description: Key, config: {meta: {type: uuid, need: key}}}
      - name: full_name
        description: Name
        config: {meta: {type: text, need: required, personal: true, alias: [name, display]}}
      - name: amount
        description: Sum
        config: {meta: {type: "decimal(10,2)", need: optional, min: 0}}
      - {name: note, description: Note, config: {meta: {type: text, need: optional}}}
      - {name: _loaded_at, description: No column of the contract}
"""
PLATFORM = """
sources:
  - name: platform
    schema: raw
    tables:
      - {name: people, identifier: bz_platform__people, config: {meta: {contract: si_people}}}
      - {name: others, identifier: bz_platform__others, config: {meta: {contract: si_people}}}
"""
ZOOM_API = """
sources:
  - name: zoom_api
    schema: raw
    tables:
      - name: users_list
        identifier: bz_zoom_api__users_list
        config: {meta: {rows: users}}
        columns:
          - {name: id, description: Id}
          - {name: email, description: E-mail address, config: {meta: {need: required}}}
          - {name: group_ids, description: Groups}
"""
REFERENCE = """
sources:
  - name: reference
    schema: raw
    tables:
      - name: exchange_rates
        identifier: bz_reference__exchange_rates
        columns:
          - {name: currency, description: Code, config: {meta: {need: key}}}
          - {name: valid_from, description: Day, config: {meta: {need: key}}}
          - {name: usd_rate, description: Rate, config: {meta: {need: required}}}
"""
HEADER = "person_id,full_name,amount,note\n"


class Desk:
    """Delivers files, loads, and looks at what is in the warehouse then."""

    def __init__(self, folder: Path, contract: Contract):
        self.folder = folder
        self.landing = folder / "landing"
        self.warehouse = folder / "warehouse" / "w.duckdb"
        self.contract = contract
        self.settings = Settings(
            folder,
            self.landing,
            self.warehouse,
            folder / "bi",
            actor="tester",
            memory_limit="500MB",
        )
        self.limits = LIMITS
        self.by_engine = LIMITS.by_engine
        self.landing.mkdir()

    def put(self, name: str, content: str | bytes, feed: str = "platform/people") -> Path:
        path = self.landing / feed / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def load(self, rehash: bool = False) -> LoadReport:
        settings = replace(self.settings, warehouse=self.warehouse)
        limits = replace(self.limits, by_engine=self.by_engine)
        return load(settings, self.contract, rehash=rehash, limits=limits)

    def load_one(
        self, name: str, content: str | bytes, feed: str = "platform/people"
    ) -> FileResult:
        """Delivers one file, loads, and gives its result."""
        self.put(name, content, feed)
        return next(
            file
            for file in self.load().files
            if file.name == name and f"{file.source}/{file.feed}" == feed
        )

    def ask(self, sql: str) -> list[tuple]:
        with duckdb.connect(str(self.warehouse)) as connection:
            return connection.execute(sql).fetchall()

    def rows(
        self, columns: str = "person_id, full_name, amount, note", feed: str = "platform__people"
    ) -> list[tuple]:
        """(row number, unreadable text, the columns) in the order of the table."""
        return self.ask(
            f"select _row_number, _unreadable, {columns} from raw.bz_{feed} order by rowid"
        )

    def findings(self) -> list[tuple]:
        """(code, column) of the contents that still lie in landing."""
        return self.ask(
            "select error_code, column_name from audit.file_findings "
            "join audit.load_ledger using (load_id)"
            " where still_in_landing order by all"
        )
