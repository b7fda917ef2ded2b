"""A member of staff is given all their own registrations, and nobody else's."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from pathlib import Path

import fastexcel
import pytest
from ingest_town import csv_of, row, run
from personal_scan import found_in, needle_pattern
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.handouts import own_registrations
from pipeline.ingest.identity import STAFF, read_identity
from pipeline.ingest.sheets.own import write_own
from pipeline.lake import SOURCE_TABLES
from pipeline.problems import UngetidError
from pipeline.progress import Silent
from pipeline.publish import candidate_file
from pipeline.warehouse import build
from pipeline.workspace import Workspace

MINUTES = """# Referat – lokalt SSP-netværk Gildbro

Dato: torsdag den 5. oktober 2023 kl. 9.30–11.00

## Deltagere

| Navn | Organisation/funktion | Status |
|---|---|---|
| Åse Ravnkær | Operativ medarbejder | Til stede (kom kl. 9.45) |
| Bo Tjørnemose | Operativ medarbejder | Afbud |
| Plantrine Birkesump | Skole | Til stede |

## Opfølgning

| Nr. | Hvad | Ansvarlig | Frist | Status |
|---|---|---|---|---|
| 1 | Kontakte skolen | ÅSRA | 1. december 2023 | Åben |
| 2 | Aftale med klubben | BOTJ | 1. december 2023 | Åben |
"""
LOG = [
    row(medarbejder="Åse Ravnkær", timer="1,25"),
    row(medarbejder="BOTJ", timer="2,5"),
    row(medarbejder="ÅSRA", dato="31-02-2024", note="=egen note"),
    row(medarbejder="BOTJ", dato="30-02-2024", note="en andens note"),
    row(medarbejder="OP1", timer="3", aktivitet="Fravær", netværk="", sted="", målgruppe=""),
]


@pytest.fixture
def town(workspace: Workspace) -> Workspace:
    (workspace.inbox / "log.csv").write_bytes(csv_of(LOG))
    (workspace.inbox / "referat.md").write_text(MINUTES, encoding="utf-8")
    run(workspace)
    return workspace


def code(workspace: Workspace, plain: str) -> str:
    return read_identity(workspace).code(STAFF, plain)


def sheets(workspace: Workspace, who: str) -> dict[str, list[dict[str, str]]]:
    found = write_own(workspace, who, as_csv=False, progress=Silent())
    (path,) = found.paths
    book = fastexcel.read_excel(path)
    frames = {name: book.load_sheet(name, dtypes="string").to_polars() for name in book.sheet_names}
    read = {name: frame.to_dicts() for name, frame in frames.items()}
    assert found.row_counts == {name: len(rows) for name, rows in read.items()}
    return read


def test_all_of_one_s_own_in_danish_words(town: Workspace) -> None:
    found = sheets(town, "aase.ravnkaer@example.org")
    entries = found["Registreringer"]
    assert [(one["dato"], one["aktivitet"], one["minutter"]) for one in entries] == [
        ("2024-03-05", "Mentorstøtte", "75"),
        ("2024-03-05", "Fravær", "180"),
    ]
    assert entries[0]["netværk eller område"] == "Gildbro"
    (meeting,) = found["Møder"]
    told = ("mødedato", "netværk eller område", "status", "kom kl.")
    assert [meeting[name] for name in told] == ["2023-10-05", "Gildbro", "til stede", "09:45:00"]
    (action,) = found["Opfølgningspunkter"]
    assert (action["frist"], action["status"]) == ("2023-12-01", "åben")
    assert [one["gælder fra"] for one in found["Ansættelse"]] == ["2020-01-01", "2024-01-01"]
    (waits,) = found["Afviste rækker"]
    assert waits["linje"] == "4"
    assert "31-02-2024" in waits["rækken"]
    assert "=egen note" in waits["rækken"]


def test_nothing_of_anybody_else(town: Workspace) -> None:
    write_own(town, "OP1", as_csv=False, progress=Silent())
    write_own(town, "OP1", as_csv=True, progress=Silent())
    others = ("BOTJ", "Bo Tjørnemose", "OP2", code(town, "OP2"), code(town, "KON1"), "150")
    pattern = needle_pattern((*others, "en andens note", "30-02-2024", "afbud"))
    files = sorted(town.own.iterdir())
    assert len(files) == len([one for one in SOURCE_TABLES if one.staff_columns]) + 2
    assert {path.name: found_in(path, pattern) for path in files} == {
        path.name: set() for path in files
    }


def test_every_table_that_holds_somebody_is_shown(town: Workspace) -> None:
    found = write_own(town, "OP1", as_csv=False, progress=Silent())
    tables = [table for table in SOURCE_TABLES if table.staff_columns]
    assert len(found.row_counts) == len(tables) + 1  # and the refused rows


def test_csv_and_permissions(town: Workspace) -> None:
    found = write_own(town, code(town, "OP1"), as_csv=True, progress=Silent())
    for path in found.paths:
        assert path.parent == town.private / "own"
        if os.name == "posix":
            assert path.stat().st_mode & 0o777 == 0o600
            assert path.parent.stat().st_mode & 0o777 == 0o700
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))
        assert len({len(line) for line in rows}) == 1
        assert not any(cell.startswith("=") for line in rows for cell in line)


def test_somebody_without_registrations_gets_empty_sheets(town: Workspace) -> None:
    found = sheets(town, "KON1")
    assert found["Registreringer"] == []
    assert len(found["Ansættelse"]) == 1


@pytest.mark.parametrize("who", ["", "Ukendt", "s-0123456789"])
def test_nobody_is_one_message(town: Workspace, who: str) -> None:
    with pytest.raises(UngetidError, match="Nobody is known"):
        write_own(town, who, as_csv=False, progress=Silent())
    assert not town.own.exists()


def test_the_verb_names_nobody(town: Workspace) -> None:
    answer = CliRunner().invoke(app, ["own", "--staff", "Åse Ravnkær", "-w", str(town.root)])
    assert answer.exit_code == 0, answer.output
    assert "Ravnkær" not in answer.output
    assert "private/own/egne-s-" in answer.output
    assert Path(town.own).is_dir()


def test_which_entries_count_is_said(town: Workspace) -> None:
    (town.inbox / "log igen.csv").write_bytes(csv_of([LOG[0], row(medarbejder="ÅSRA", timer="5")]))
    run(town)

    def said() -> dict[str, list[str]]:
        found = own_registrations(town, "OP1", as_csv=True, progress=Silent())
        (path,) = (path for path in found.paths if "registreringer" in path.name)
        told: dict[str, list[str]] = {}
        for one in csv.DictReader(path.open(encoding="utf-8-sig"), delimiter=";"):
            told.setdefault(one["minutter"], []).append(one["tæller med"])
        return {minutes: sorted(words) for minutes, words in told.items()}

    later = "vides ved næste kørsel"
    assert said() == {"75": [later, later], "180": [later], "300": [later]}
    build(town, dt.date(2025, 12, 31), candidate_file(town))
    assert said() == {"75": ["ja", "nej, afløst eller udgået"], "180": ["ja"], "300": ["ja"]}
