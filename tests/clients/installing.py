"""The clients, each in an environment of its own below the given folder, with the versions that
its lock file pins.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
ASKING = HERE / "asking"
NODE_FILES = ("package.json", "package-lock.json", ".npmrc", "ask_node.mjs")
UNREACHABLE = re.compile(
    r"No matching distribution|Could not find a version|Name or service not known|Temporary "
    r"failure in name resolution|NewConnectionError"
    r"|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENOTCACHED|E404"
)


class NotHere(Exception):
    """The client cannot be had on this machine, and why: it is skipped."""


class InstallationFailed(Exception):
    """The client could be had, but its installation failed, as with another hash."""


@dataclass(frozen=True)
class Client:
    """A client. install takes its folder and returns the command that asks."""

    name: str
    install: Callable[[Path], list[str]]


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        unreachable = [line for line in said if UNREACHABLE.search(line)]
        if unreachable:
            raise NotHere(
                "the package registry does not have it, or cannot be reached: "
                f"{unreachable[-1].strip()}"
            )
        raise InstallationFailed("\n".join(said[-5:]))


def _once(folder: Path, pinned: str, install: Callable[[], None]) -> None:
    """Installs into an empty folder, unless the same was installed there."""
    stamp = folder / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == pinned:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    install()
    stamp.write_text(pinned, encoding="utf-8")


def python_client(lock: str, script: str, folder: Path) -> list[str]:
    """A virtual environment of environments/<lock>.lock."""
    pinned = HERE / "environments" / f"{lock}.lock"
    python = folder / "bin" / "python"

    def install() -> None:
        _run([sys.executable, "-m", "venv", str(folder)], folder)
        pip = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--only-binary",
            ":all:",
            "--require-hashes",
        ]
        _run([str(python), *pip, "-r", str(pinned)], folder)

    _once(folder, pinned.read_text(encoding="utf-8"), install)
    return [str(python), str(ASKING / script)]


def node_client(folder: Path) -> list[str]:
    """A folder of npm's with the script in it, since Node looks for packages beside the script."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise NotHere("Node is not installed (Debian: apt-get install nodejs npm)")

    def install() -> None:
        for name in NODE_FILES:
            shutil.copy2(ASKING / name, folder)
        _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)

    _once(
        folder, "".join((ASKING / name).read_text(encoding="utf-8") for name in NODE_FILES), install
    )
    return [node, str(folder / "ask_node.mjs")]


CLIENTS = (
    Client("duckdb 1.4", partial(python_client, "duckdb_1_4", "ask_duckdb.py")),
    Client("duckdb 1.5", partial(python_client, "duckdb_1_5", "ask_duckdb.py")),
    Client("duckdb 2.0", partial(python_client, "duckdb_2_0", "ask_duckdb.py")),
    Client("node", node_client),
    Client("sqlalchemy 2", partial(python_client, "sqlalchemy_2", "ask_sqlalchemy.py")),
    Client("sqlalchemy 1.4", partial(python_client, "sqlalchemy_1_4", "ask_sqlalchemy.py")),
)
