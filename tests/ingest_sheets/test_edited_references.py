"""A reference that was edited or forged never loses a row and never counts one twice."""

from __future__ import annotations

import pytest
from hand_back_town import counts, drop, look, mended, query, send_back, standing, workbook
from ingest_town import csv_of, row

from pipeline.ingest.lineage import (
    heading_of,
    is_lineage,
    profile_named,
    reference_to,
    references_in,
)
from pipeline.workspace import Workspace

KEY = "f-0123456789abcdef"
BAD_DATE = row(dato="31-02-2024", timer="2", aktivitet="Undervisning")


def handed_back(*rows: dict[str, str]) -> bytes:
    return csv_of([{"Henvisning": "", **one} for one in rows], encoding="utf-8")


def why(workspace: Workspace) -> list[tuple[str, int]]:
    return query(
        workspace,
        "select reason_code, source_line from staging.stg_refused_rows order by all",
    )


def test_reference_to_no_known_row_is_an_ordinary_row(workspace: Workspace) -> None:
    drop(workspace, "r.csv", handed_back({**row(), "Henvisning": f"{KEY}:9"}))
    assert standing(workspace) == [("mentoring", 90)]
    unknown = query(workspace, "select target from staging.stg_row_corrections")
    assert unknown == [("unknown",)]


def test_reference_to_a_row_that_was_loaded_replaces_it(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row(), row(timer="4")]))
    drop(workspace, "r.csv", handed_back({**row(timer="2"), "Henvisning": f"{key}:2"}))
    assert standing(workspace) == [("mentoring", 120), ("mentoring", 240)]


@pytest.mark.parametrize("reference", ["Bo", "f-01:3", f"{KEY}:3 og", f"{KEY}", "=1"])
def test_what_is_no_reference_is_refused(workspace: Workspace, reference: str) -> None:
    drop(workspace, "r.csv", handed_back({**row(), "Henvisning": reference}, row(timer="3")))
    assert why(workspace) == [("bad_lineage", 2)]
    assert standing(workspace) == [("mentoring", 180)]


def test_the_same_row_in_two_workbooks_counts_as_it_came_last(workspace: Workspace) -> None:
    log = workspace.inbox / "modtaget.csv"
    log.write_text(
        "fil;modtaget\nlog.csv;2024-06-01 08:00\n"
        "1.xlsx;2024-06-03 08:00\n2.xlsx;2024-06-02 08:00\n",
        encoding="utf-8",
    )
    key = drop(workspace, "log.csv", csv_of([BAD_DATE]))
    send_back(workspace)
    sent = workbook(workspace, key)
    drop(workspace, "1.xlsx", mended(sent, (":2", "dato", "27-02-2024"), (":2", "timer", "5")))
    drop(workspace, "2.xlsx", mended(sent, (":2", "dato", "28-02-2024"), (":2", "timer", "6")))
    assert standing(workspace) == [("teaching", 300)]
    assert counts(look(workspace)) == {key: (1, 1, 0, 0)}


def test_the_same_row_twice_in_a_workbook_counts_once(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([BAD_DATE]))
    one = {**BAD_DATE, "dato": "28-02-2024", "Henvisning": f"{key}:2"}
    drop(workspace, "r.csv", handed_back(one, one))
    assert standing(workspace) == [("teaching", 120)]


def test_a_row_that_is_split_has_one_reference(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row(timer="30")]))
    split = {**row(timer="20"), "Henvisning": f"{key}:2"}
    drop(workspace, "r.csv", handed_back(split, row(dato="06-03-2024", timer="10")))
    assert standing(workspace) == [("mentoring", 600), ("mentoring", 1200)]


def test_references_are_written_and_read_alike() -> None:
    places = [(KEY, None, 17), (KEY, 2, 17)]
    text = " ".join(reference_to(*place) for place in places)
    assert references_in(text) == places
    assert references_in("Bo f-1:2") == []


def test_heading_names_the_profile() -> None:
    word = heading_of("toggl_track").lower()
    assert is_lineage(word)
    assert profile_named(["dato", word]) == "toggl_track"
    assert is_lineage(heading_of(None).lower())
    assert profile_named(["dato", "henvisning"]) is None
    assert not is_lineage("henvisning til sag")


def test_half_a_lineage_means_the_whole(workspace: Workspace) -> None:
    """Refused twice, and mended with the last of the two references alone, or without the files."""
    key = drop(workspace, "log.csv", csv_of([BAD_DATE]))
    send_back(workspace)
    back = drop(workspace, "1.xlsx", workbook(workspace, key))
    for path in workspace.inbox.glob("*"):
        path.unlink()
    assert counts(look(workspace)) == {key: (1, 0, 1, 0), back: (1, 0, 0, 1)}
    one = {**BAD_DATE, "dato": "28-02-2024", "Henvisning": f"{back}:1:2"}
    drop(workspace, "r.csv", handed_back(one))
    assert standing(workspace) == [("teaching", 120)]
    assert query(workspace, "select * from core.refused_row") == []
    assert counts(look(workspace)) == {key: (1, 1, 0, 0), back: (1, 1, 0, 0)}
