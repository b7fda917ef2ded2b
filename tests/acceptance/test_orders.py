"""From the sample's files to ``core.fact_order``, worked out anew from the truth."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import polars as pl
import pytest
from demo_run import Demo
from warehouse_contents import rows
from workspace_files import file_key


@pytest.fixture(scope="module")
def found(demo: Demo) -> dict[str, dict[str, Any]]:
    return {row["order_id"]: row for row in rows(demo.warehouse, "SELECT * FROM core.fact_order")}


@pytest.fixture(scope="module")
def expected(demo: Demo) -> dict[str, dict[str, Any]]:
    """What each standing order is, with its entries looked for one by one."""
    entries = pl.read_parquet(demo.truth.folder / "entries.parquet").to_dicts()
    (as_of,) = {row["as_of"] for row in rows(demo.warehouse, "SELECT as_of FROM raw.setting")}
    work: dict[str, list[tuple[dt.date, int]]] = defaultdict(list)
    for entry in entries:
        is_theirs = entry["role"] == "operative" and entry["category_code"] != "absence"
        if is_theirs and entry["reference"] and entry["work_date"] <= as_of:
            work[entry["reference"]].append((entry["work_date"], entry["duration_minutes"]))
    orders = pl.read_parquet(demo.truth.folder / "orders.parquet").to_dicts()
    return {
        order["order_id"]: _with_work(order, sorted(work[order["order_id"]]), as_of, demo)
        for order in orders
    }


def _with_work(
    order: dict[str, Any], work: list[tuple[dt.date, int]], as_of: dt.date, demo: Demo
) -> dict[str, Any]:
    first = work[0][0] if work else None
    withdrawn, due = order["withdrawn_on"], order["due_on"]
    if withdrawn and withdrawn <= as_of and (first is None or first > withdrawn):
        status = "withdrawn"
    elif first:
        status = "delivered"
    else:
        status = "overdue" if due and due < as_of else "open"
    kept = ("ordered_on", "network_code", "topic", "due_on", "withdrawn_on")
    return {name: order[name] for name in kept} | {
        "file_key": file_key(demo.workspace.inbox / order["file"]),
        "source_sheet": order["sheet"],
        "source_line": order["line"],
        "first_delivery_on": first,
        "last_delivery_on": work[-1][0] if work else None,
        "delivered_entry_count": len(work),
        "delivered_minutes": sum(minutes for _, minutes in work),
        "is_begun_before_order": first is not None and first < order["ordered_on"],
        "status": status,
    }


def test_every_order_that_stands_is_there(
    found: dict[str, dict[str, Any]], expected: dict[str, dict[str, Any]]
) -> None:
    assert len(expected) > 60
    assert found.keys() == expected.keys()


def test_each_order_is_what_the_truth_says(
    found: dict[str, dict[str, Any]], expected: dict[str, dict[str, Any]]
) -> None:
    wrong = [
        (order_id, name, found[order_id][name], value)
        for order_id, values in expected.items()
        for name, value in values.items()
        if found[order_id][name] != value
    ]
    assert not wrong


def test_the_sample_shows_every_status_but_the_future(found: dict[str, dict[str, Any]]) -> None:
    assert {row["status"] for row in found.values()} == {
        "delivered",
        "open",
        "overdue",
        "withdrawn",
    }
    assert any(row["is_begun_before_order"] for row in found.values())


def test_references_to_an_order_that_was_refused_are_told_and_hold_nothing_up(demo: Demo) -> None:
    (check,) = rows(
        demo.warehouse,
        "SELECT * FROM quality.expectation_result WHERE expectation_id = 'reference_known'",
    )
    entries = pl.read_parquet(demo.truth.folder / "entries.parquet")
    standing = pl.read_parquet(demo.truth.folder / "orders.parquet")["order_id"]
    unknown = entries.filter(
        pl.col("reference").str.starts_with("B-") & ~pl.col("reference").is_in(standing.implode())
    )
    assert unknown.height > 0
    assert check["severity"] == "info"
    assert not check["is_success"]
    assert check["observed_count"] >= unknown.height
