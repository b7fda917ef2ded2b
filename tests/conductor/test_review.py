"""What is uncertain in minutes is listed, settled by its id, and stays settled."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.confirmations import confirm, read_confirmed
from pipeline.handouts import review_minutes
from pipeline.ingest.expiry import expire
from pipeline.problems import UngetidError
from pipeline.publish import candidate_file
from pipeline.warehouse import build
from pipeline.workspace import Workspace

sys.path.append(str(Path(__file__).parents[1] / "warehouse"))
from small_lake import SmallLake
from small_lake_rows import file_key

RIGHT, WRONG = "v-00000000000a", "v-00000000000b"
FILE = "referater/møde.docx"


def value(value_id: str, **more: object) -> dict[str, object]:
    own = {"value_id": value_id, "record_kind": "action_item", "action_id": "H-2025-1-1"}
    place = {"place_kind": "table_cell", "place_number": 2, "place_row": 3, "place_cell": 5}
    rules = {"found_by": "column", "read_as": "missing_year", "confidence": 0.75}
    return {**own, **place, **rules, "field": "due_on", "day": dt.date(2025, 3, 1), **more}


@pytest.fixture
def town(tmp_path: Path) -> Workspace:
    lake = SmallLake(tmp_path / "town")
    lake.staff([{"who": "a"}])
    actions = [{"action_id": "H-2025-1-1", "due_on": dt.date(2025, 3, 1)}]
    values = [
        value(RIGHT),
        value(WRONG, field="responsible_organisation", day=None, code="police", confidence=0.4),
        value("v-00000000000c", field="status", day=None, code="open", confidence=1.0),
    ]
    meeting = {"network": "gildbro", "day": dt.date(2025, 1, 15)}
    lake.minutes("minutes", meeting | {"actions": actions, "values": values})
    workspace = lake.write()
    index = f"file_key;path\n{file_key('minutes')};{FILE}\n"
    (workspace.private / "file_index.csv").write_text(index, encoding="utf-8")
    build(workspace, dt.date(2025, 12, 31), candidate_file(workspace))
    return workspace


def test_where_it_stands_and_why(town: Workspace) -> None:
    found = review_minutes(town, xlsx=False)
    lines = {line.value_id: line for line in found.lines}
    assert set(lines) == {RIGHT, WRONG}
    line = lines[RIGHT]
    assert (line.network, line.day) == ("Gildbro", "15-01-2025")
    assert line.where == "tabel 2, række 3, celle 5"
    assert (line.what, line.value) == ("Opfølgningspunkt H-2025-1-1: frist", "01-03-2025")
    assert line.why == "årstallet mangler: det nærmeste antages"
    assert (line.confidence, line.is_used) == ("0,75", "ja")
    assert (lines[WRONG].value, lines[WRONG].is_used) == ("Politi", "nej")


def test_the_workbook_names_the_file_and_lies_in_private(town: Workspace) -> None:
    found = review_minutes(town, xlsx=True)
    assert found.workbook == town.private / "gennemsyn.xlsx"
    rows = pl.read_excel(found.workbook, read_options={"header_row": 1})
    assert set(rows["Værdi"]) == {RIGHT, WRONG}
    assert set(rows["Fil"]) == {FILE}
    first = found.workbook.read_bytes()
    again = review_minutes(town, xlsx=True).workbook
    assert again is not None
    assert again.read_bytes() == first


def test_what_is_settled_stays_settled_and_counts(town: Workspace) -> None:
    found = review_minutes(town, confirm=[RIGHT], xlsx=False)
    assert found.confirmed == [RIGHT]
    assert [line.value_id for line in found.lines] == [WRONG]
    assert review_minutes(town, confirm=[RIGHT], xlsx=False).confirmed == []
    text = town.confirmed_file.read_text(encoding="utf-8-sig")
    day = read_confirmed(town)[RIGHT]
    assert text.splitlines() == ["value_id;confirmed_on", f"{RIGHT};{day}"]
    build(town, dt.date(2025, 12, 31), candidate_file(town))
    with duckdb.connect(candidate_file(town), read_only=True) as warehouse:
        rows = warehouse.execute("select value_id from core.review_item").fetchall()
    assert rows == [(WRONG,)]


def test_an_id_that_is_none_settles_nothing(town: Workspace) -> None:
    for wrong in ("v-00000000000d", "v-00000000000c", "Åse", "=1"):
        with pytest.raises(UngetidError) as told:
            review_minutes(town, confirm=[RIGHT, wrong], xlsx=False)
        assert wrong not in str(told.value)
    assert read_confirmed(town) == {}
    with pytest.raises(UngetidError):
        confirm(town, ["Åse"], dt.date(2025, 1, 1))


def test_a_list_that_somebody_spoilt_is_told(town: Workspace) -> None:
    town.confirmed_file.write_text("value_id;confirmed_on\nÅse;i går\n", encoding="utf-8")
    with pytest.raises(UngetidError, match="no id and day") as told:
        read_confirmed(town)
    assert "Åse" not in str(told.value)
    assert "line 2" in str(told.value)


def test_the_command(town: Workspace) -> None:
    run = CliRunner().invoke(app, ["review", "-w", str(town.root)], env={"COLUMNS": "80"})
    assert run.exit_code == 0
    assert RIGHT in run.output
    told = " ".join(re.sub("[│\n]", " ", run.output).split())
    assert "frist = 01-03-2025 (sikkerhed 0,75, bruges)" in told
    assert "tabel 2, række 3, celle 5: årstallet mangler: det nærmeste antages" in told
    assert "ansvarlig organisation = Politi" in told
    assert "bruges ikke)" in told
    assert FILE not in run.output
    settled = ["review", "-w", str(town.root), "--confirm", RIGHT, "--confirm", WRONG]
    run = CliRunner().invoke(app, settled)
    assert run.exit_code == 0
    assert "No value of the minutes is uncertain." in run.output


def test_without_a_build_it_says_what_to_do(tmp_path: Path) -> None:
    workspace = SmallLake(tmp_path / "town").write()
    with pytest.raises(UngetidError, match="Nothing has been built"):
        review_minutes(workspace, xlsx=False)


def test_the_list_with_file_names_expires(town: Workspace) -> None:
    found = review_minutes(town, xlsx=True)
    assert found.workbook is not None
    assert expire(town) == 0
    long_ago = dt.datetime(2020, 1, 1, tzinfo=dt.UTC).timestamp()
    os.utime(found.workbook, (long_ago, long_ago))
    assert expire(town) == 1
    assert not found.workbook.exists()
