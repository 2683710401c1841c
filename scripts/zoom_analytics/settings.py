"""The settings of a run. The only module that reads the environment."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROJECT_FILE = "dbt_project.yml"
TARGETS = ("dev", "prod")
MEMORY_FORM = re.compile(r"\d+(\.\d+)?\s*([KMGT]i?B)", re.IGNORECASE)


class SettingsError(Exception):
    """A setting is missing or invalid; the message names the variable and the allowed values."""


@dataclass(frozen=True)
class Settings:
    """The settings of a run. Paths are absolute.

    project       folder of dbt_project.yml
    landing       folder of the delivered files
    warehouse     the DuckDB file
    bi            folder of the published files
    target        'dev' (personal data masked in gold and marts) or 'prod'
    actor         the user in the logs
    memory_limit  of the engine, e.g. '4GB'
    temporary     folder for temporary files; None: beside the warehouse
    masking_key   key that masks personal data, see persons/keys.py; None: not set
    encryption_key  key that encrypts published files; None: not set
    archive_recipients  public keys that archives are encrypted for; None: not set
    dbt_target, dbt_logs  folders that dbt writes to; None: in the folder of the project
    """

    project: Path
    landing: Path
    warehouse: Path
    bi: Path
    target: str = "dev"
    actor: str = "unknown"
    memory_limit: str = "4GB"
    temporary: Path | None = None
    masking_key: str | None = field(default=None, repr=False)
    encryption_key: str | None = field(default=None, repr=False)
    archive_recipients: str | None = field(default=None, repr=False)
    dbt_target: Path | None = None
    dbt_logs: Path | None = None

    @property
    def spill_folder(self) -> Path:
        """The folder that the engine spills to."""
        return (self.temporary or self.warehouse.parent) / f"{self.warehouse.name}.tmp"

    @property
    def target_folder(self) -> Path:
        """The folder of dbt's statements, results and manifest."""
        return self.dbt_target or self.project / "target"

    @property
    def log_folder(self) -> Path:
        """The folder of dbt's log."""
        return self.dbt_logs or self.project / "logs"


def find_project(environment: Mapping[str, str] | None = None) -> Path:
    """The folder of dbt_project.yml: ZOOM_PROJECT, else a parent of this file, else the working
    directory or a parent of it.

    Raises SettingsError if there is none.
    """
    environment = os.environ if environment is None else environment
    if named := environment.get("ZOOM_PROJECT"):
        folder = Path(named).expanduser().resolve()
        if not (folder / PROJECT_FILE).is_file():
            raise SettingsError(f"ZOOM_PROJECT={named}: the folder has no {PROJECT_FILE}")
        return folder
    for start in (Path(__file__).resolve(), Path.cwd() / "_"):
        for folder in start.parents:
            if (folder / PROJECT_FILE).is_file():
                return folder
    raise SettingsError(
        f"no {PROJECT_FILE} in {Path.cwd()} or its parents:"
        " change to the folder of the project or set ZOOM_PROJECT"
    )


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Reads the settings from the environment (default: of the process). Relative paths start at
    the folder of the project.

    Raises SettingsError, which names the variable.
    """
    environment = os.environ if environment is None else environment
    project = find_project(environment)

    def path(variable: str, default: str) -> Path:
        return Path(
            os.path.abspath(project / Path(environment.get(variable) or default).expanduser())
        )

    target = environment.get("ZOOM_TARGET") or "dev"
    if target not in TARGETS:
        raise SettingsError(f"ZOOM_TARGET={target}: expected {' or '.join(TARGETS)}")
    memory = environment.get("ZOOM_MEMORY_LIMIT") or "4GB"
    if not MEMORY_FORM.fullmatch(memory):
        raise SettingsError(
            f"ZOOM_MEMORY_LIMIT={memory}: expected a number and a unit, such as 4GB"
        )
    return Settings(
        project=project,
        landing=path("ZOOM_LANDING", "landing"),
        warehouse=path("ZOOM_WAREHOUSE", "warehouse/zoom_analytics.duckdb"),
        bi=path("ZOOM_BI", "warehouse/bi"),
        target=target,
        actor=environment.get("ZOOM_ACTOR") or _system_user(),
        memory_limit=memory,
        temporary=path("ZOOM_TEMP", "") if environment.get("ZOOM_TEMP") else None,
        masking_key=environment.get("ZOOM_MASKING_KEY") or None,
        encryption_key=environment.get("ZOOM_ENCRYPTION_KEY") or None,
        archive_recipients=environment.get("ZOOM_ARCHIVE_RECIPIENTS") or None,
        dbt_target=_dbt_folder(environment, "TARGET_PATH", project),
        dbt_logs=_dbt_folder(environment, "LOG_PATH", Path.cwd()),
    )


def _dbt_folder(environment: Mapping[str, str], option: str, base: Path) -> Path | None:
    """A folder set by one of dbt's variables, relative to the same folder as in dbt."""
    for variable in (f"DBT_ENGINE_{option}", f"DBT_{option}"):  # in dbt's order
        if named := environment.get(variable):
            return Path(os.path.abspath(base / named))
    return None


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in some containers
        return f"uid {os.getuid()}"


@contextmanager
def exported(settings: Settings) -> Iterator[None]:
    """Exports the settings to the environment during the block, for dbt's profile."""
    values: dict[str, object] = {
        "ZOOM_PROJECT": settings.project,
        "ZOOM_LANDING": settings.landing,
        "ZOOM_WAREHOUSE": settings.warehouse,
        "ZOOM_BI": settings.bi,
        "ZOOM_TARGET": settings.target,
        "ZOOM_ACTOR": settings.actor,
        "ZOOM_MEMORY_LIMIT": settings.memory_limit,
        "ZOOM_TEMP": settings.spill_folder,
        "ZOOM_MASKING_KEY": settings.masking_key,
        "ZOOM_ENCRYPTION_KEY": settings.encryption_key,
    }
    if settings.dbt_target:
        values["DBT_ENGINE_TARGET_PATH"] = settings.dbt_target
    if settings.dbt_logs:
        values["DBT_ENGINE_LOG_PATH"] = settings.dbt_logs
    before = {name: os.environ.get(name) for name in values}
    _put_into_environment(values)
    try:
        yield
    finally:
        _put_into_environment(before)


def _put_into_environment(values: Mapping[str, object]) -> None:
    """Sets each variable to its value as text, or removes it if the value is None."""
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = str(value)
