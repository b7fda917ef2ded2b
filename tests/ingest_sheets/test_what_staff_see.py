"""What a hand-back workbook and the terminal say of refused rows."""

from __future__ import annotations

import re

import polars as pl
import pytest
from edited import texts_of
from hand_back_town import counts, drop, look, mended, send_back, standing, workbook
from ingest_town import csv_of, row, run

from pipeline import console, console_sources
from pipeline.ingest.headings import Column, HeadingRow
from pipeline.ingest.profiles.profile import Profile
from pipeline.ingest.rows.durations import minutes_of
from pipeline.ingest.rows.times import clock_of, date_of
from pipeline.ingest.sheets import waiting
from pipeline.ingest.sheets.seen import shown_as
from pipeline.workspace import Workspace

NAMES = ("duration_minutes", "start_time", "work_date", "entry_id")
HEADINGS = HeadingRow(
    {name: Column(at, "") for at, name in enumerate(NAMES, start=1)},
    len(NAMES) + 1,
    Profile(id="x", name="x"),
    names=(*NAMES, "andet"),
)
MOMENTS = [
    "1900-01-01 06:00:00", "1899-12-31 08:30:00", "1899-12-31 08:29:59.999000",
    "1899-12-31 00:00:00", "1899-12-30 08:30:00", "1900-01-02 23:59:40",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "position", "shown"),
    [
        ("1900-01-01 06:00:00", 1, "30:00"),
        ("1899-12-31 08:30:00", 1, "8:30"),
        ("1900-01-01 06:00:00", 2, "6:00"),
        ("1899-12-31 08:30:00", 5, "8:30"),
        ("2025-05-13 00:00:00", 3, "2025-05-13"),
        ("2025-05-13 00:00:00", 5, "2025-05-13"),
        ("2025-05-13 00:00:00", 2, "2025-05-13 00:00:00"),
        ("2025-05-13 08:30:00", 3, "2025-05-13 08:30:00"),
        ("2025-05-13 00:00:00", 4, "2025-05-13 00:00:00"),
        ("1899-12-31 08:30:00", 4, "1899-12-31 08:30:00"),
    ],
)
def test_cells_as_people_see_them(text: str, position: int, shown: str) -> None:
    assert shown_as(text, HEADINGS, position) == shown


@pytest.mark.parametrize("text", MOMENTS)
def test_they_are_read_back_as_the_same(text: str) -> None:
    shown = {name: shown_as(text, HEADINGS, at) for at, name in enumerate(NAMES, start=1)}

    def read(value: pl.Expr, cell: str) -> object:
        return pl.DataFrame({"cell": [cell]}).select(value).item()

    cell = pl.col("cell")
    for reader, name in (
        (minutes_of(cell, unit="hours"), "duration_minutes"),
        (minutes_of(cell, unit="minutes"), "duration_minutes"),
        (clock_of(cell), "start_time"),
        (date_of(cell), "work_date"),
    ):
        assert read(reader, shown[name]) == read(reader, text)


def _with_calendar(workspace: Workspace) -> None:
    workspace.profiles.mkdir(exist_ok=True)
    for base in ("calendar", "outlook_csv"):
        (workspace.profiles / f"my_{base}.toml").write_text(
            f'id = "my_{base}"\nname = "K"\nbased_on = "{base}"\n[constants]\nstaff_code = "OP1"\n',
            encoding="utf-8",
        )
    with workspace.settings_file.open("a", encoding="utf-8") as file:
        file.write('[ingest.profiles]\n"*.ics" = "my_calendar"\n"o/*.csv" = "my_outlook_csv"\n')


def _ics(*events: str) -> bytes:
    held = "".join(f"BEGIN:VEVENT\r\n{one}\r\nEND:VEVENT\r\n" for one in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{held}END:VCALENDAR\r\n".encode()


def test_a_zone_that_is_not_known_and_its_appointment(workspace: Workspace) -> None:
    _with_calendar(workspace)
    lost = "UID:b\r\nSUMMARY:Tur\r\nDTSTART;TZID=Mars:20240305T100000\r\nCATEGORIES:Kursus"
    key = drop(workspace, "k.ics", _ics(lost))
    send_back(workspace)
    head, cells = texts_of(workbook(workspace, key))
    said = dict(zip(head, cells, strict=False))
    assert "tidszone" in (said["Hvad er galt"] or "")
    assert (said["uid"], said["summary"], said["start date"]) == ("b", "Tur", "20240305T100000")
    assert not any("flere celler" in (cell or "") for cell in cells)
    assert (cells[-1] or "").startswith("Aftalens tidszone kendes ikke")


def test_all_day_rows_can_be_mended_as_they_say(workspace: Workspace) -> None:
    _with_calendar(workspace)
    day = "UID:a\r\nDTSTART;VALUE=DATE:20240305\r\nCATEGORIES:Undervisning"
    head = "Emne,Startdato,Starttidspunkt,Slutdato,Sluttidspunkt,Hele dagen,Kategorier"
    outlook = f"{head}\nTur,06-03-2024,00:00:00,07-03-2024,00:00:00,Sand,Mentorstøtte\n"
    ics = drop(workspace, "k.ics", _ics(day))
    csv = drop(workspace, "o/k.csv", outlook.encode())
    send_back(workspace)
    by_hours, by_clock = (workbook(workspace, key) for key in (ics, csv))
    assert (
        texts_of(by_hours)[1][2] == "Skriv, hvor længe arbejdet varede, under duration, fx 90 min."
    )
    assert texts_of(by_clock)[1][2] == (
        "Skriv FALSK under Hele dagen, og skriv klokkeslæt under Starttidspunkt og Sluttidspunkt. "
        "Sluttede arbejdet samme dag, skal Slutdato også være den dag."
    )
    drop(workspace, "r1.xlsx", mended(by_hours, (":1", "duration", "90 min")))
    changes = {
        "Hele dagen": "FALSK", "Starttidspunkt": "08:00", "Sluttidspunkt": "10:00",
        "Slutdato": "06-03-2024",
    }  # fmt: skip
    typed = [(":2", heading, text) for heading, text in changes.items()]
    drop(workspace, "r2.xlsx", mended(by_clock, *typed))
    assert standing(workspace) == [("mentoring", 120), ("teaching", 90)]
    assert {waiting for *_, waiting in counts(look(workspace)).values()} == {0}


def test_a_label_is_not_said_twice(workspace: Workspace) -> None:
    rows = [row(antal__kontakter="1"), row(antal__kontakter="mange")]
    key = drop(workspace, "log.csv", csv_of(rows))
    send_back(workspace)
    reason = texts_of(workbook(workspace, key))[1][1] or ""
    assert reason == "Antal kontakter er ikke et helt tal på nul eller derover."


def test_what_was_read_and_needs_a_look_is_told_apart_from_what_was_refused(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console.out, "_width", 200)
    (workspace.inbox / "log.csv").write_bytes(csv_of([row(blodtype="A"), row(blodtype="B")]))
    with console.out.capture() as said:
        console.show_refusals(run(workspace))
    assert "Læst, men skal ses efter (1 bemærkning i 1 fil)" in said.get()
    assert "Afviste" not in said.get()
    faulty = [row(dato="31-02-2024", blodtype="A"), row(timer="2", blodtype="B")]
    (workspace.inbox / "log.csv").write_bytes(csv_of(faulty))
    with console.out.capture() as said:
        console.show_refusals(run(workspace))
    refused, noted = said.get().split("Læst, men skal ses efter (1 bemærkning i 1 fil)")
    assert "Afviste rækker og filer (1 fejl i 1 fil)" in refused
    assert "Datoen" in refused
    assert "Datoen" not in noted


def test_the_terminal_says_what_is_most_often_wrong_and_how_to_see_the_rest(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row(dato="31-02-2024", timer=str(hours)) for hours in range(1, 12)]
    content = csv_of([row(), *rows, row(medarbejder="Bo")])
    (workspace.inbox / "log.csv").write_bytes(content)
    monkeypatch.setattr(console.out, "_width", 200)
    with console.out.capture() as said:
        console.show_refusals(run(workspace))
    assert "(12 fejl i 1 fil)" in said.get()
    assert "… and 2 more. 'ungetid refused' lists them file by file; with --xlsx" in said.get()
    found = look(workspace)
    assert found.files[0].most == "Datoen kan ikke læses eller findes ikke i kalenderen. (11)"
    with console.out.capture() as said:
        console_sources.show_hand_back(found)
    assert "Datoen kan ikke læses eller findes ikke i kalenderen. (11)" in said.get()


def test_no_word_is_broken_on_a_narrow_terminal(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace.inbox / "log.csv").write_bytes(csv_of([row(aktivitet="Tryllekunst")]))
    (workspace.inbox / "referat.md").write_text("# Referat\n\nVi talte.\n", encoding="utf-8")
    monkeypatch.setattr(console.out, "_width", 80)
    report = run(workspace)
    with console.out.capture() as said:
        console.show_refusals(report)
        console_sources.show_hand_back(look(workspace))
    told = [text for one in report.problems() for text in (one.reason_da, one.mend_da)]
    words = {word for text in told for word in text.split()}
    assert len(told) == 4
    shown = set(re.sub("[│┃]", " ", said.get()).split())
    assert words - shown == set()


def test_refused_rows_are_looked_through_some_at_a_time(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    worst = row(dato="31-02-2024", timer="mange", medarbejder="Bo")
    bad = [worst, row(), row(timer="nej"), worst, row(dato="x"), row(medarbejder="Bo")]
    key = drop(workspace, "log.csv", csv_of(bad))
    monkeypatch.setattr(waiting, "MOST_ROWS", 3)
    send_back(workspace)
    expected = texts_of(workbook(workspace, key))
    assert len(expected) == 4, "the headings, and the first three"
    for at_once in (1, 2, 5):
        monkeypatch.setattr(waiting, "_ROWS_AT_ONCE", at_once)
        assert counts(send_back(workspace)) == {key: (5, 0, 0, 5)}
        assert texts_of(workbook(workspace, key)) == expected
