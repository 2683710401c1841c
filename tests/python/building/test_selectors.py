"""A build of deliveries leaves out what depends on the project alone, and tests of nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from support.warehouse import AS_DELIVERIES_COME, Workshop

BUILT = ("model", "seed", "snapshot", "test")


@pytest.fixture(scope="module")
def nodes(workshop: Workshop) -> dict[str, Any]:
    """All nodes of the project that a build runs, by unique_id."""
    return {
        name: node
        for name, node in workshop.manifest()["nodes"].items()
        if node["resource_type"] in BUILT
    }


@pytest.fixture(scope="module")
def left(nodes: dict[str, Any], workshop: Workshop) -> set[str]:
    """The nodes that a build of deliveries leaves out."""
    return nodes.keys() - workshop.chosen(*AS_DELIVERIES_COME)


def is_of_the_project(node: dict[str, Any]) -> bool:
    return node["resource_type"] == "seed" or "project_only" in node["tags"]


def test_all_views_seeds_and_tables_of_the_project_stay_and_nothing_else(
    nodes: dict[str, Any], left: set[str]
) -> None:
    expected = {
        name
        for name, node in nodes.items()
        if node["config"]["materialized"] == "view" or is_of_the_project(node)
    }
    assert len(expected) > 50
    assert {name for name in left if nodes[name]["resource_type"] != "test"} == expected


def test_what_is_said_to_follow_from_the_project_reads_nothing_that_is_delivered(
    nodes: dict[str, Any],
) -> None:
    for name, node in nodes.items():
        if node["resource_type"] == "model" and is_of_the_project(node):
            assert all(
                is_of_the_project(nodes.get(parent, {"resource_type": "source", "tags": []}))
                for parent in parents(node)
            ), name


def test_every_test_of_what_is_delivered_is_run(nodes: dict[str, Any], left: set[str]) -> None:
    tests = [nodes[name] for name in left if nodes[name]["resource_type"] == "test"]
    assert tests
    assert [
        test["name"]
        for test in tests
        if not all(is_of_the_project(nodes[parent]) for parent in parents(test))
    ] == []


def parents(node: dict[str, Any]) -> list[str]:
    return node["depends_on"]["nodes"]
