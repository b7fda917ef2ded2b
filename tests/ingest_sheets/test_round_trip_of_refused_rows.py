"""From an export to the corrected load: refused rows go back, are mended, and count once."""

from __future__ import annotations

import datetime as dt
import json
import re

import polars as pl
import pytest
from edited import member, place_of, sheet_xml, texts_of
from hand_back_town import (
    counts,
    drop,
    look,
    mended,
    query,
    send_back,
    standing,
    workbook,
)
from ingest_town import csv_of, lake_files, manifest, row, run
from xlsxwriter import Workbook

from pipeline.ingest.sheets import waiting
from pipeline.workspace import Workspace

BAD_DATE = row(dato="31-02-2024", timer="2", aktivitet="Undervisning")
BAD_STAFF = row(medarbejder="Bo", timer="3", aktivitet="Transport")


def entries(workspace: Workspace) -> pl.DataFrame:
    parts = sorted(workspace.lake.glob("time_entry/*.parquet"))
    return pl.concat([pl.read_parquet(part) for part in parts])


def test_mended_rows_replace_the_refused_ones(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row(), BAD_DATE, BAD_STAFF]))
    assert counts(send_back(workspace)) == {key: (2, 0, 0, 2)}
    sent = workbook(workspace, key)
    head, *rows = texts_of(sent)
    own = ["Henvisning [standard]", "Hvad er galt", "Sådan rettes det", "Udgår"]
    assert head[:5] == [*own, "dato"]
    assert [cells[0] for cells in rows] == [f"{key}:3", f"{key}:4"]
    assert rows[0][1] == "dato: Datoen kan ikke læses eller findes ikke i kalenderen."
    assert rows[0][3:7] == [None, "31-02-2024", "2", "OP1"]
    back = drop(
        workspace,
        "rettet.xlsx",
        mended(sent, (":3", "dato", "29-02-2024"), (":4", "medarbejder", "KON1")),
    )
    assert counts(look(workspace)) == {key: (2, 2, 0, 0)}
    assert standing(workspace) == [("mentoring", 90), ("teaching", 120), ("transport", 180)]
    told = query(
        workspace,
        "select file_key, rows_received, rows_loaded, rows_refused, rows_superseded, rows_corrected"
        " from core.file_reconciliation order by rows_received desc",
    )
    assert told == [(key, 3, 1, 0, 2, 2), (back, 2, 2, 0, 0, 0)]


def test_half_mended_workbook_comes_back_with_both_references(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row(), BAD_DATE, BAD_STAFF]))
    send_back(workspace)
    first = mended(workbook(workspace, key), (":3", "dato", "29-02-2024"))
    back = drop(workspace, "rettet.xlsx", first)
    assert counts(send_back(workspace)) == {key: (2, 1, 1, 0), back: (1, 0, 0, 1)}
    assert not (workspace.private / "refused" / f"tilbage-{key}.xlsx").exists()
    again = workbook(workspace, back)
    head, cells = texts_of(again)
    assert head.count("Hvad er galt") == head.count("Udgår") == 1
    assert cells[0] == f"{key}:4 {back}:1:3"
    drop(workspace, "rettet 2.xlsx", mended(again, ("1:3", "medarbejder", "OP1")))
    assert counts(look(workspace)) == {key: (2, 2, 0, 0), back: (1, 1, 0, 0)}
    assert standing(workspace) == [("mentoring", 90), ("teaching", 120), ("transport", 180)]


def test_unchanged_workbook_is_refused_again(workspace: Workspace) -> None:
    extra = csv_of([row()]) + b"05-03-2024;1,5;OP1;Transport;Gildbro;Klub;;;mere;endnu\r\n"
    keys = [
        drop(workspace, "log.csv", csv_of([row(), BAD_DATE, BAD_STAFF])),
        drop(workspace, "more.csv", extra),
    ]
    send_back(workspace)
    for number, key in enumerate(keys):
        drop(workspace, f"back {number}.xlsx", workbook(workspace, key))
    found = counts(look(workspace))
    assert found[keys[0]] == (2, 0, 2, 0)
    assert found[keys[1]] == (1, 0, 1, 0)
    assert sum(waiting for *_, waiting in found.values()) == 3
    assert [minutes for _, minutes in standing(workspace)] == [90]


def test_what_was_sent_again_leaves_room_for_the_next(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook holds so many rows; those that came back and wait elsewhere are none of them."""
    monkeypatch.setattr(waiting, "MOST_ROWS", 1)
    key = drop(workspace, "log.csv", csv_of([row(), BAD_DATE, BAD_STAFF]))
    send_back(workspace)
    first = workbook(workspace, key)
    assert [cells[0] for cells in texts_of(first)[1:]] == [f"{key}:3"]
    back = drop(workspace, "back.xlsx", first)
    assert counts(send_back(workspace)) == {key: (2, 0, 1, 1), back: (1, 0, 0, 1)}
    assert [cells[0] for cells in texts_of(workbook(workspace, key))[1:]] == [f"{key}:4"]


def test_the_correction_is_judged_by_its_own_day(workspace: Workspace) -> None:
    today = dt.datetime.now(dt.UTC).date()
    log = workspace.inbox / "modtaget.csv"
    log.write_text("fil;modtaget\nlog.csv;2024-03-01 08:00\n", encoding="utf-8")
    key = drop(workspace, "log.csv", csv_of([row(), row(dato="05-03-2024", timer="2")]))
    assert counts(send_back(workspace)) == {key: (2, 0, 0, 2)}
    sent = workbook(workspace, key)
    assert "Datoen ligger efter den dag" in (texts_of(sent)[1][1] or "")
    drop(workspace, "rettet.xlsx", sent)  # unchanged: the day has gone by
    assert today > dt.date(2024, 3, 5)
    assert counts(look(workspace)) == {key: (2, 2, 0, 0)}
    assert [minutes for _, minutes in standing(workspace)] == [90, 120]


def test_equal_rows_are_counted_in_the_file_they_came_from(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row(), row(medarbejder="Bo")]))
    send_back(workspace)
    drop(workspace, "r.xlsx", mended(workbook(workspace, key), (":3", "medarbejder", "OP1")))
    assert standing(workspace) == [("mentoring", 90), ("mentoring", 90)]


def test_month_first_dates_come_back_month_first(workspace: Workspace) -> None:
    workspace.profiles.mkdir(exist_ok=True)
    (workspace.profiles / "us.toml").write_text(
        'id = "us_toggl"\nname = "Toggl, USA"\nbased_on = "toggl_track"\n'
        '[dates]\norder = "month_first"\n',
        encoding="utf-8",
    )
    with workspace.settings_file.open("a", encoding="utf-8") as file:
        file.write('[ingest.profiles]\n"us/*" = "us_toggl"\n')
    head = "User,Email,Project,Description,Start date,Start time,End date,End time,Duration,Tags"
    rows = [
        "Bo,nobody@example.org,Mentorstøtte,x,03/04/2024,09:00:00,03/04/2024,10:30:00,01:30:00,",
        "Bo,nobody@example.org,Transport,x,,09:00:00,03/05/2024,10:00:00,01:00:00,",
    ]
    key = drop(workspace, "us/export.csv", "\n".join([head, *rows, ""]).encode())
    assert manifest(workspace)[0]["profile"] == "us_toggl"
    send_back(workspace)
    sent = workbook(workspace, key)
    cells = texts_of(sent)
    assert cells[0][0] == "Henvisning [us_toggl]"
    assert "måneden først" not in (cells[1][2] or "")
    assert "måneden først" in (cells[2][2] or "")  # where a date is to be mended
    drop(
        workspace,
        "rettet.xlsx",  # where no pattern pins the profile
        mended(
            sent,
            (":2", "Email", "OP1"),
            (":3", "Email", "OP1"),
            (":3", "Start date", "2024-03-05"),
        ),
    )
    assert entries(workspace)["work_date"].sort().to_list() == [
        dt.date(2024, 3, 4),
        dt.date(2024, 3, 5),
    ]
    assert counts(look(workspace))[key] == (2, 2, 0, 0)
    assert standing(workspace) == [("mentoring", 90), ("transport", 60)]


def test_calendar_with_its_owner_in_the_profile(workspace: Workspace) -> None:
    workspace.profiles.mkdir(exist_ok=True)
    (workspace.profiles / "my_calendar.toml").write_text(
        'id = "my_calendar"\nname = "Kalender"\nbased_on = "calendar"\n'
        '[constants]\nstaff_code = "OP1"\n',
        encoding="utf-8",
    )
    with workspace.settings_file.open("a", encoding="utf-8") as file:
        file.write('[ingest.profiles]\n"*.ics" = "my_calendar"\n')
    event = (
        "BEGIN:VEVENT\r\nUID:{0}\r\nDTSTAMP:20240301T000000Z\r\n"
        "DTSTART;TZID=Europe/Copenhagen:2024030{0}T100000\r\n"
        "DTEND;TZID=Europe/Copenhagen:2024030{0}T113000\r\nSUMMARY:Aftale\r\n{1}END:VEVENT\r\n"
    )
    events = event.format(4, "CATEGORIES:Mentorstøtte\r\n")
    events += event.format(5, "CATEGORIES:Rød kategori\r\n") + event.format(6, "")  # private
    ics = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n"
    key = drop(workspace, "outlook.ics", ics.encode())
    assert counts(send_back(workspace)) == {key: (1, 0, 0, 1)}
    sent = workbook(workspace, key)
    assert texts_of(sent)[1][0] == f"{key}:2"
    drop(workspace, "rettet.xlsx", mended(sent, (":2", "categories", "Undervisning")))
    assert standing(workspace) == [("mentoring", 90), ("teaching", 90)]
    assert counts(look(workspace)) == {key: (1, 1, 0, 0)}


def test_json_records(workspace: Workspace) -> None:
    key = drop(workspace, "log.json", json.dumps([row(), BAD_DATE]).encode())
    send_back(workspace)
    sent = workbook(workspace, key)
    assert texts_of(sent)[1][0] == f"{key}:2"
    drop(workspace, "rettet.xlsx", mended(sent, (":2", "dato", "29-02-2024")))
    assert standing(workspace) == [("mentoring", 90), ("teaching", 120)]


def test_workbook_with_two_heading_rows_and_two_sheets(workspace: Workspace, tmp_path) -> None:
    path = tmp_path / "two.xlsx"
    with Workbook(path) as book:
        for name, faulty in (("Uge 9", "31-02-2024"), ("Uge 10", "32-03-2024")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Dato", "Tidspunkt", "", "Medarbejder", "Aktivitet"])
            sheet.write_row(1, 0, ["", "Start", "Slut", "", ""])
            sheet.write_row(2, 0, ["05-03-2024", "10:00", "11:30", "OP1", "Mentorstøtte"])
            sheet.write_row(3, 0, [faulty, "12:00", "13:00", "OP1", "Transport"])
    key = drop(workspace, "two.xlsx", path.read_bytes())
    assert counts(send_back(workspace)) == {key: (2, 0, 0, 2)}
    sent = workbook(workspace, key)
    assert texts_of(sent, 0)[0][4:] == ["Dato", "Start", "Slut", "Medarbejder", "Aktivitet"]
    assert [texts_of(sent, at)[1][0] for at in (0, 1)] == [f"{key}:1:4", f"{key}:2:4"]
    half = mended(sent, ("1:4", "Dato", "06-03-2024"))
    drop(workspace, "rettet.xlsx", mended(half, ("2:4", "Dato", "07-03-2024"), sheet=1))
    assert counts(look(workspace)) == {key: (2, 2, 0, 0)}
    assert sorted(minutes for _, minutes in standing(workspace)) == [60, 60, 90, 90]


@pytest.mark.parametrize("mark", ["=1+1", "+45", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_cells_that_look_like_formulas_come_back_as_they_were(
    workspace: Workspace, mark: str
) -> None:
    bad = row(registrering_id=mark, dato="31-02-2024", note=mark)
    key = drop(workspace, "log.csv", csv_of([bad]))
    send_back(workspace)
    sent = workbook(workspace, key)
    head, cells = texts_of(sent)
    assert cells[head.index("registrering_id")] == mark
    assert cells[head.index("note")] == mark
    drop(workspace, "r.xlsx", mended(sent, (":2", "dato", "29-02-2024")))
    other = row(registrering_id=mark, dato="29-02-2024")
    drop(workspace, "same.csv", csv_of([other]))
    assert entries(workspace)["entry_id"].n_unique() == 1


@pytest.mark.parametrize("mark", ["=1+1", " =1", "@SUM(A1)", "\t-2", "+45 12"])
def test_a_cell_that_looks_like_a_formula_stays_a_text_when_it_is_edited(
    workspace: Workspace, mark: str
) -> None:
    key = drop(workspace, "log.csv", csv_of([row(dato="31-02-2024", note=mark)]))
    send_back(workspace)
    sent = workbook(workspace, key)
    styles = re.findall(r"<xf [^>]*>", member(sent, "xl/styles.xml").split("<cellXfs")[1])
    quoted = {str(at) for at, style in enumerate(styles) if 'quotePrefix="1"' in style}
    place = place_of(sent, ":2", "note")
    [look] = re.findall(rf'<c r="{place}" s="(\d+)"', sheet_xml(sent))
    assert look in quoted
    plain = re.findall(rf'<c r="{place_of(sent, ":2", "dato")}" s="(\d+)"', sheet_xml(sent))
    assert not quoted & set(plain)


def test_a_full_export_s_corrections_replace_their_rows_alone(workspace: Workspace) -> None:
    workspace.profiles.mkdir(exist_ok=True)
    (workspace.profiles / "full.toml").write_text(
        'id = "full"\nname = "Fuld"\nbased_on = "standard"\n[options]\nfull_export = true\n',
        encoding="utf-8",
    )
    with workspace.settings_file.open("a", encoding="utf-8") as file:
        file.write('[ingest.profiles]\n"full/*" = "full"\n')
    key = drop(workspace, "full/log.csv", csv_of([row(timer="1"), row(timer="2"), BAD_DATE]))
    send_back(workspace)
    drop(workspace, "r.xlsx", mended(workbook(workspace, key), (":4", "dato", "05-03-2024")))
    rows = {str(one["file_key"]): one for one in manifest(workspace)}
    assert rows.pop(key)["is_full_export"] is True
    assert [one["is_full_export"] for one in rows.values()] == [False]
    assert standing(workspace) == [("mentoring", 60), ("mentoring", 120), ("teaching", 120)]


def test_ingesting_twice_changes_nothing(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row(), BAD_DATE]))
    send_back(workspace)
    drop(workspace, "r.xlsx", mended(workbook(workspace, key), (":3", "dato", "29-02-2024")))
    before = lake_files(workspace)
    run(workspace)
    assert lake_files(workspace) == before
