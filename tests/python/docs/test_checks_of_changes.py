"""The automatic checks of a change run what a contributor runs."""

from __future__ import annotations

from typing import Any

import yaml

from support.warehouse import project_folder


def read(path: str) -> dict[str, Any]:
    return yaml.safe_load((project_folder() / path).read_text(encoding="utf-8"))


def commands(workflow: dict[str, Any]) -> list[str]:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    return [line for step in steps for line in step.get("run", "").splitlines()]


def test_the_full_workflow_runs_the_command_of_ci_and_the_long_tests_by_night() -> None:
    workflow = read(".github/workflows/ci.yml")
    assert commands(workflow) == [".ci/run", "make test-long sequences"]
    assert workflow["jobs"]["long"]["if"] == "github.event_name == 'schedule'"
    assert "make test" in (project_folder() / ".ci" / "run").read_text(encoding="utf-8").split("\n")


def test_the_slim_workflow_builds_what_changed_against_its_base() -> None:
    run = commands(read(".github/workflows/slim.yml"))
    assert "mv slim/target slim/state" in run
    assert run[-1] == ".venv/bin/dbt build --select state:modified+ --state slim/state"
    assert read("dbt_project.yml")["flags"]["state_modified_compare_more_unrendered_values"]


def test_the_hooks_of_a_commit_are_parts_of_make_lint_and_fetch_nothing() -> None:
    makefile = (project_folder() / "Makefile").read_text(encoding="utf-8")
    (repository,) = read(".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        assert hook["language"] == "system"
        tool, command = hook["entry"].split(".venv/bin/")[1].split()[:2]
        assert f"$(BIN)/{tool} {command}" in makefile, hook["id"]
