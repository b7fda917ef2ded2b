"""Entries that an entry rule refuses in the warehouse go back like rows that could not be read."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from edited import sheet_xml, texts_of
from hand_back_town import AS_OF, counts, drop, mended, workbook
from ingest_town import csv_of, make_workspace, row

from pipeline.files import replace_json
from pipeline.handouts import hand_back_refused
from pipeline.ingest.sheets.handback import HandBack
from pipeline.problems import UngetidError
from pipeline.progress import Silent
from pipeline.publish import candidate_file
from pipeline.warehouse import build
from pipeline.workspace import Workspace

SETTINGS = 'is_synthetic = true\n[ingest.entry_rules]\noverlapping = "refuse"\n'
FIRST = row(start="10:00", slut="12:00", timer="2")
SECOND = row(start="11:00", slut="13:00", timer="2", aktivitet="Transport")
BAD_DATE = row(dato="31-02-2024", start="14:00", slut="15:00", timer="1")


@pytest.fixture
def town(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "town", settings=SETTINGS)


def built(town: Workspace, query: str) -> list[tuple[object, ...]]:
    build(town, AS_OF, candidate_file(town))
    with duckdb.connect(candidate_file(town), read_only=True) as connection:
        assert connection.execute(
            "select count(*) from core.file_reconciliation where difference <> 0"
        ).fetchone() == (0,)
        return connection.execute(query).fetchall()


def send_back(town: Workspace) -> HandBack:
    return hand_back_refused(town, xlsx=True, progress=Silent())


LOADED = "select duration_minutes, start_time::varchar from core.fact_time_entry order by all"
REFUSED = "select reason_code, source_line from core.refused_row order by all"


def test_overlapping_entries_are_mended_and_count(town: Workspace) -> None:
    key = drop(town, "log.csv", csv_of([FIRST, SECOND, BAD_DATE]))
    assert counts(send_back(town)) == {key: (1, 0, 0, 1)}  # no warehouse yet
    (town.private / "refused" / f"tilbage-{key}.xlsx").unlink()
    assert built(town, REFUSED) == [
        ("bad_date", 4),
        ("overlapping_entries", 2),
        ("overlapping_entries", 3),
    ]
    found = send_back(town)
    assert counts(found) == {key: (3, 0, 0, 3)}
    assert "overlapper" in found.files[0].most
    sent = workbook(town, key)
    rows = texts_of(sent)[1:]
    assert [cells[0] for cells in rows] == [f"{key}:2", f"{key}:3", f"{key}:4"]
    assert (rows[0][1] or "").startswith("start: Registreringen overlapper")
    assert (rows[0][2] or "").startswith("Ret start eller slut")
    changes = [(":3", "start", "12:00"), (":4", "dato", "29-02-2024")]
    drop(town, "rettet.xlsx", mended(sent, *changes))
    assert counts(send_back(town)) == {key: (3, 3, 0, 0)}, "before the next build"
    assert built(town, LOADED) == [(60, "14:00:00"), (120, "10:00:00"), (120, "12:00:00")]
    assert built(town, REFUSED) == []
    assert counts(send_back(town)) == {key: (1, 1, 0, 0)}


def test_what_still_overlaps_comes_back_with_both_references(town: Workspace) -> None:
    key = drop(town, "log.csv", csv_of([FIRST, SECOND]))
    built(town, REFUSED)
    send_back(town)
    back = drop(town, "r.xlsx", mended(workbook(town, key), (":3", "start", "11:30")))
    assert built(town, REFUSED) == [("overlapping_entries", 2), ("overlapping_entries", 3)]
    assert counts(send_back(town)) == {back: (2, 0, 0, 2)}
    again = workbook(town, back)
    assert texts_of(again)[2][0] == f"{key}:3 {back}:1:3"
    drop(town, "2.xlsx", mended(again, ("1:3", "start", "12:30")))
    assert built(town, LOADED) == [(120, "10:00:00"), (120, "12:30:00")]
    assert counts(send_back(town)) == {}


def test_they_do_not_leave_by_an_x(town: Workspace) -> None:
    key = drop(town, "log.csv", csv_of([FIRST, SECOND, BAD_DATE]))
    built(town, REFUSED)
    send_back(town)
    sent = workbook(town, key)
    xml = sheet_xml(sent)
    open_cell, locked = (xml.split(f'r="{cell}" s="')[1].split('"')[0] for cell in ("D4", "D2"))
    told = xml.split('r="B2" s="')[1].split('"')[0]
    assert (locked, open_cell != told) == (told, True)
    back = drop(town, "r.xlsx", mended(sent, (":2", "Udgår", "x"), (":4", "Udgår", "x")))
    assert built(town, REFUSED) == [("overlapping_entries", 2), ("overlapping_entries", 3)]
    assert counts(send_back(town)) == {key: (2, 1, 0, 1), back: (1, 0, 0, 1)}


def test_a_warehouse_that_cannot_be_read_is_told(town: Workspace) -> None:
    candidate_file(town).parent.mkdir(exist_ok=True)
    candidate_file(town).write_bytes(b"no database at all, but long enough to look like one" * 99)
    with pytest.raises(UngetidError, match="The warehouse cannot be read"):
        send_back(town)


def test_without_a_candidate_the_published_warehouse_is_asked(town: Workspace) -> None:
    key = drop(town, "log.csv", csv_of([FIRST, SECOND]))
    built(town, REFUSED)
    candidate_file(town).rename(town.warehouse / "warehouse-1.duckdb")
    assert counts(send_back(town)) == {}
    pointer = {"file": "warehouse-1.duckdb", "build_key": "1", "sha256": "1", "as_of": "2025-01-06"}
    replace_json(town.warehouse / "current.json", pointer)
    assert counts(send_back(town)) == {key: (2, 0, 0, 2)}
