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
MEMORY_FORM = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)\s*([KMGT])i?B", re.IGNORECASE | re.ASCII)
LEAST_MEMORY, MOST_MEMORY = 50 * 10**6, 10**15  # bytes
MOST_THREADS = 256
LONGEST_ACTOR = 200  # characters
SHORTEST_KEY = 16  # characters
LONGEST_NAME, LONGEST_PATH = 255, 4000  # bytes


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
    unpacked_limit  bytes that one delivered archive may unpack to
    unpacked_ratio  bytes that one byte of a large archive may unpack to
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
    unpacked_limit: int = 50 * 10**9
    unpacked_ratio: int = 250
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
        try:
            folder = Path(named).expanduser().resolve()
            found = (folder / PROJECT_FILE).is_file()
        except (OSError, RuntimeError) as error:
            raise SettingsError(f"ZOOM_PROJECT={named[:80]}: {error}") from None
        if not found:
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

    def path(variable: str, default: str, is_folder: bool = True) -> Path:
        named = environment.get(variable) or default
        try:
            found = Path(os.path.abspath(project / Path(named).expanduser()))
        except RuntimeError as error:  # the home of an unknown user
            raise SettingsError(f"{variable}={named[:80]}: {error}") from None
        if reason := why_no_path(found, is_folder):
            raise SettingsError(f"{variable}={named[:80]}: {reason}")
        return found

    target = environment.get("ZOOM_TARGET") or "dev"
    if target not in TARGETS:
        raise SettingsError(f"ZOOM_TARGET={target}: expected {' or '.join(TARGETS)}")
    _check_threads(environment.get("ZOOM_THREADS") or "2")
    return Settings(
        project=project,
        landing=path("ZOOM_LANDING", "landing"),
        warehouse=path("ZOOM_WAREHOUSE", "warehouse/zoom_analytics.duckdb", is_folder=False),
        bi=path("ZOOM_BI", "warehouse/bi"),
        target=target,
        actor=_checked_actor(environment.get("ZOOM_ACTOR") or _system_user()),
        memory_limit=_checked_memory(environment.get("ZOOM_MEMORY_LIMIT") or "4GB"),
        unpacked_limit=_checked_bytes(environment.get("ZOOM_UNPACKED_LIMIT") or "50GB"),
        unpacked_ratio=_checked_ratio(environment.get("ZOOM_UNPACKED_RATIO") or "250"),
        temporary=path("ZOOM_TEMP", "") if environment.get("ZOOM_TEMP") else None,
        masking_key=_checked_key(environment, "ZOOM_MASKING_KEY"),
        encryption_key=_checked_key(environment, "ZOOM_ENCRYPTION_KEY"),
        archive_recipients=environment.get("ZOOM_ARCHIVE_RECIPIENTS") or None,
        dbt_target=_dbt_folder(environment, "TARGET_PATH", project),
        dbt_logs=_dbt_folder(environment, "LOG_PATH", Path.cwd()),
    )


def why_no_path(path: Path, is_folder: bool) -> str:
    """Why an absolute path cannot name a file or folder, existing or new; '' if it can."""
    text = os.fsencode(path)
    if b"\0" in text:
        return "a path has no NUL characters"
    if len(text) > LONGEST_PATH or any(len(part) > LONGEST_NAME for part in text.split(b"/")):
        return f"a path has at most {LONGEST_PATH} bytes, each name at most {LONGEST_NAME}"
    try:
        if path.exists() and path.is_dir() != is_folder:
            return "is not a folder" if is_folder else "is a folder, expected a file"
        nearest = next(folder for folder in path.parents if folder.exists())
        return "" if nearest.is_dir() else f"{nearest} is not a folder"
    except OSError as error:
        return error.strerror or str(error)


def _check_threads(text: str) -> None:
    """dbt reads the variable; here it is only checked, before a load."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_THREADS):
        raise SettingsError(
            f"ZOOM_THREADS={text[:80]}: expected a whole number from 1 to {MOST_THREADS}"
        )


def _checked_memory(text: str) -> str:
    found = MEMORY_FORM.fullmatch(text)
    if not found or not LEAST_MEMORY <= _bytes(text) <= MOST_MEMORY:
        raise SettingsError(
            f"ZOOM_MEMORY_LIMIT={text[:80]}: expected a number and a unit, such as 4GB,"
            " from 50MB to 1000TB"
        )
    return text


def _checked_actor(text: str) -> str:
    if len(text) > LONGEST_ACTOR or not text.isprintable():
        raise SettingsError(
            f"ZOOM_ACTOR={text[:80]}: expected a name of at most {LONGEST_ACTOR} characters,"
            " without control characters"
        )
    return text


def _checked_key(environment: Mapping[str, str], variable: str) -> str | None:
    """The key; the message does not show it."""
    key = environment.get(variable) or None
    if key and len(key) < SHORTEST_KEY:
        raise SettingsError(
            f"{variable} is shorter than {SHORTEST_KEY} characters:"
            " make one with `openssl rand -hex 32`"
        )
    return key


def _checked_bytes(text: str) -> int:
    """The bytes of a size such as 50GB."""
    found = MEMORY_FORM.fullmatch(text)
    if not found or not 0 < _bytes(text) <= MOST_MEMORY:
        raise SettingsError(
            f"ZOOM_UNPACKED_LIMIT={text[:80]}: expected a number and a unit, such as 50GB"
        )
    return _bytes(text)


def _bytes(size: str) -> int:
    """A size in the form of MEMORY_FORM, in bytes."""
    number, unit = re.findall(r"[\d.]+|[a-z]+", size.lower())
    base = 1024 if unit.endswith("ib") else 1000
    return int(float(number) * base ** ("kmgt".index(unit[0]) + 1))


def _checked_ratio(text: str) -> int:
    if not re.fullmatch(r"0*[1-9]\d{0,8}", text, re.ASCII):
        raise SettingsError(
            f"ZOOM_UNPACKED_RATIO={text[:80]}: expected a whole number, such as 250"
        )
    return int(text)


def _dbt_folder(environment: Mapping[str, str], option: str, base: Path) -> Path | None:
    """A folder set by one of dbt's variables, relative to the same folder as in dbt."""
    for variable in (f"DBT_ENGINE_{option}", f"DBT_{option}"):  # in dbt's order
        if named := environment.get(variable):
            folder = Path(os.path.abspath(base / named))
            if reason := why_no_path(folder, is_folder=True):
                raise SettingsError(f"{variable}={named[:80]}: {reason}")
            return folder
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
