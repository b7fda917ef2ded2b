"""A small municipality that has been at work for a while: every place holds something of a person.

OP2 is the one who is erased: by code, name, initials and e-mail; in a file of one's own, in shared
logs, in minutes, in a file name, in a refused row, in workbooks handed back, in two published
warehouses, in the pages of two quarters.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from personal_scan import found_in, needle_pattern
from small_town import GOOD_ROW, HEADINGS, as_csv, make_town, two_years_of_rows
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.ingest.identity import STAFF, read_identity
from pipeline.workspace import Workspace, open_workspace

NAME, INITIALS, MAIL = "Zelda Kvistgren", "ZKVI", "zelda.kvistgren@example.org"
NOTE = "Plantedrøm Hvalbjerg"  # in a note of a row of hers
MINUTES = f"""# Referat – lokalt SSP-netværk Gildbro

Dato: torsdag den 5. oktober 2023 kl. 9.30–11.00

## Deltagere

| Navn | Organisation/funktion | Status |
|---|---|---|
| {NAME} | Operativ medarbejder | Til stede |
| OP1 | Operativ medarbejder | Til stede |
| Plantrine Birkesump | Skole | Til stede |

## Opfølgning

| Nr. | Hvad | Ansvarlig | Frist | Status |
|---|---|---|---|---|
| 1 | Kontakte skolen | {INITIALS} | 1. december 2023 | Åben |
| 2 | Aftale med klubben | OP1 | 1. december 2023 | Åben |
"""
_NOTED = (*HEADINGS, "note")


def _theirs(person: str) -> list[tuple[str, ...]]:
    return [row for row in two_years_of_rows() if row[2] == person]


def _as(row: tuple[str, ...], who: str, note: str = "") -> tuple[str, ...]:
    return (*row[:2], who, *row[3:], note)


def files() -> dict[str, bytes]:
    own = _theirs("OP2")
    half = len(own) // 2
    mixed = [_as(row, row[2]) for row in _theirs("OP1") + _theirs("KON1")]
    mixed += [
        _as(row, MAIL if number % 2 else INITIALS, NOTE) for number, row in enumerate(own[half:])
    ]
    refused = ("31-02-2024", *GOOD_ROW[1:2], NAME, *GOOD_ROW[3:])
    odd = ("30-02-2024", *GOOD_ROW[1:])
    faulty = [_as(refused, NAME, NOTE), _as(odd, "OP1"), _as(odd, "KON1")]
    return {
        f"log {NAME}.csv": as_csv([_as(row, NAME, NOTE) for row in own[:half]], _NOTED),
        "shared.csv": as_csv(mixed, _NOTED),
        "refused.csv": as_csv(faulty, _NOTED),
        "minutes.md": MINUTES.encode(),
    }


def ungetid(workspace: Workspace, *words: str, code: int | None = None) -> str:
    answer = CliRunner().invoke(app, [*words, "-w", str(workspace.root)])
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    if code is not None:
        assert answer.exit_code == code, answer.output
    return answer.output


def lay_out(root: Path) -> Workspace:
    """Make the town; nothing has run."""
    workspace = open_workspace(make_town(root, files()))
    workspace.staff_map.write_text(
        f"medarbejder;navn;initialer;e-mail\nOP2;{NAME};{INITIALS};{MAIL}\n", encoding="utf-8"
    )
    return workspace


def live_in(workspace: Workspace) -> None:
    """Run twice, with other settings, hand refused rows back, and let a former quarter stand."""
    ungetid(workspace, "run", "--engine", "builtin", code=3)
    text = workspace.settings_file.read_text(encoding="utf-8")
    workspace.settings_file.write_text(text.replace("2025-01-08", "2025-01-09"), encoding="utf-8")
    ungetid(workspace, "run", "--engine", "builtin")
    ungetid(workspace, "refused", "--xlsx", code=0)
    ungetid(workspace, "template", code=0)
    shutil.copytree(workspace.site / "2024-Q4", workspace.site / "2024-Q3")
    shutil.copytree(workspace.site / "2024-Q3", workspace.site / "2024-Q4" / "en")
    (workspace.site / "2024-Q4" / ".committee.pdf.new").write_text(code_of(workspace, "OP2"))
    spill = workspace.warehouse / ".candidate.duckdb.spill"
    spill.mkdir()
    (spill / "left.tmp").write_text(code_of(workspace, "OP2"))
    (workspace.lake / "time_entry" / ".left.parquet.new").write_text(code_of(workspace, "OP2"))
    (workspace.private / ".half.new").write_text(NAME)


def code_of(workspace: Workspace, plain: str) -> str:
    return read_identity(workspace).code(STAFF, plain)


def places_that_hold(workspace: Workspace, *pieces: str) -> set[str]:
    """Return the files, below the workspace, in which any of some words stands."""
    pattern = needle_pattern(pieces)
    return {
        path.relative_to(workspace.root).as_posix()
        for path in sorted(workspace.root.rglob("*"))
        if path.is_file() and found_in(path, pattern)
    }
