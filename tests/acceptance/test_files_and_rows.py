"""No row is lost, and the rows that are refused are the planted ones, no more and no fewer.

Issue 3, *Done when*: for each file received = loaded + refused + superseded + withdrawn.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from acceptance_truth import read_list
from demo_run import Demo
from warehouse_contents import rows
from workspace_files import file_index, file_key

COUNTS = ("rows_received", "rows_refused", "rows_superseded", "rows_loaded")
OUTCOMES = (*COUNTS[1:], "rows_withdrawn")


@pytest.fixture(scope="module")
def reconciled(demo: Demo) -> dict[str, dict[str, Any]]:
    found = rows(demo.warehouse, "SELECT * FROM core.file_reconciliation")
    assert len({row["file_key"] for row in found}) == len(found), "a file stands twice"
    return {row["file_key"]: row for row in found}


def test_received_is_what_its_rows_became(reconciled: dict[str, dict[str, Any]]) -> None:
    wrong = [
        row
        for row in reconciled.values()
        if row["rows_received"] != sum(row[name] for name in OUTCOMES) or row["difference"] != 0
    ]
    assert not wrong


def test_each_count_is_the_true_one(demo: Demo, reconciled: dict[str, dict[str, Any]]) -> None:
    expected = {
        file_key(demo.workspace.inbox / row["path"]): row
        for row in read_list(demo.truth.folder / "files.json")
    }
    wrong = []
    for key, row in expected.items():
        actual = reconciled.get(key)
        if actual is None:
            wrong.append(f"{row['path']} ({key}) is not reconciled; true {row}")
            continue
        wrong += [
            f"{row['path']}: {name} is {actual[name]}, true {row[name]}"
            for name in (*COUNTS, "kind")
            if actual[name] != row[name]
        ]
    known = {
        key for key, row in reconciled.items() if row["kind"] in {"activity", "minutes", "orders"}
    }
    wrong += [f"{key} is reconciled, but no file of the inbox" for key in known - expected.keys()]
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:30])


def test_the_private_index_names_every_file(demo: Demo) -> None:
    index = file_index(demo.workspace.root)
    inbox = demo.workspace.inbox
    for row in read_list(demo.truth.folder / "files.json"):
        names = [Path(name).as_posix() for name in index[file_key(inbox / row["path"])]]
        assert any(name.endswith(row["path"]) for name in names), row["path"]


def test_refused_rows_are_the_planted_problems(demo: Demo) -> None:
    """By file, sheet row or line, column and reason; each as often as it was planted."""
    names = {key: Path(paths[0]).name for key, paths in file_index(demo.workspace.root).items()}
    planted = Counter(
        (Path(row["file"]).name, row["line"], row["column"], row["reason_code"])
        for row in read_list(demo.truth.folder / "problems.json")
        if row["outcome"] == "refused"
    )
    refused = Counter(
        (names[row["file_key"]], row["source_line"], row["column_name"], row["reason_code"])
        for row in rows(demo.warehouse, "SELECT * FROM raw.refused_row")
    )
    assert planted
    missed = sorted((planted - refused).elements(), key=str)
    extra = sorted((refused - planted).elements(), key=str)
    assert not missed, f"{len(missed)} planted and not refused: {missed[:20]}"
    assert not extra, f"{len(extra)} refused and not planted: {extra[:20]}"
