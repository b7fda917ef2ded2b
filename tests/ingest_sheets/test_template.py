"""The registration template: it opens, checks what is typed, shows the workspace's own lists."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from html import unescape

import pytest
from edited import sheet_xml, texts_of, typed_into
from ingest_town import RECEIVED_ON, entries_of, notes_of, problems_of, read

from pipeline.ingest.headings import COLUMNS
from pipeline.ingest.knowledge import read_knowledge
from pipeline.ingest.report import WAITING_NOTES
from pipeline.ingest.sheets.template import (
    PREPARED_ROWS,
    template,
    template_columns,
    write_template,
)
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

DAY = (dt.date(2024, 3, 5) - dt.date(1899, 12, 30)).days  # as Excel counts


def validations(content: bytes) -> dict[str, str]:
    """First column of each validation → its XML."""
    found = re.findall(
        r"<dataValidation [^>]*?/>|<dataValidation .*?</dataValidation>", sheet_xml(content)
    )
    return {re.search(r'sqref="([A-Z]+)3:', one)[1]: unescape(one) for one in found}  # type: ignore[index]


def letter(column: str) -> str:
    return chr(65 + [one.column for one in template_columns()].index(column))


def test_columns_are_the_contracts_in_its_order() -> None:
    columns = [one.column for one in template_columns()]
    assert columns == [*COLUMNS, "note"]


def test_equal_lists_give_equal_bytes(workspace: Workspace) -> None:
    assert template(workspace) == template(workspace)


def test_every_cell_is_text_and_none_a_formula(workspace: Workspace) -> None:
    networks = workspace.reference / "networks.csv"
    text = networks.read_text(encoding="utf-8-sig").replace(";Gildbro;", ";=Gildbro;")
    networks.write_text(text, encoding="utf-8")
    content = template(workspace)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 3
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    assert "=Gildbro" in [row[1] for row in texts_of(content, "Lister")]


def test_types_are_checked_where_they_are_typed(workspace: Workspace) -> None:
    found = validations(template(workspace))
    assert 'type="date"' in found[letter("work_date")]
    assert "DATE(2000,1,1)" in found[letter("work_date")]
    assert "DATE(2100,12,31)" in found[letter("work_date")]
    assert 'type="time"' in found[letter("start_time")]
    assert 'type="time"' in found[letter("end_time")]
    hours = found[letter("duration_minutes")]
    assert 'type="decimal"' in hours
    assert "<formula1>0.01</formula1><formula2>24</formula2>" in hours
    assert 'type="whole"' in found[letter("contact_count")]
    for one in template_columns():
        assert f'prompt="{one.help_da}"' in found[letter(one.column)]
        assert len(one.help_da) <= 255
        assert (
            f"{letter(one.column)}3:{letter(one.column)}{PREPARED_ROWS + 2}"
            in found[letter(one.column)]
        )


@pytest.mark.parametrize(
    ("column", "file", "new"),
    [
        ("activity_code", "activities.csv", "chess;Skak;Chess;direct;3;"),
        ("network_code", "networks.csv", "north;Nordby;North;4;"),
        ("place_code", "places.csv", "beach;Stranden ved Køge Bugt;Beach;"),
        ("target_group", "target_groups.csv", "grown;Bedsteforældre;Grandparents;"),
        ("partner_codes", "partners.csv", "library;Bibliotek;Library;"),
        ("occasion", "occasions.csv", "alarm;Efter alarm;Alarm;"),
        ("staff_code", "staff.csv", "OP9;operative;cbf;37;2024-01-01;"),
    ],
)
def test_drop_downs_follow_the_vocabularies(
    workspace: Workspace, column: str, file: str, new: str
) -> None:
    path = workspace.reference / file
    before = template(workspace)
    with path.open("a", encoding="utf-8") as handle:
        handle.write(new + "\n")
    after = template(workspace)
    name = new.split(";")[0 if column == "staff_code" else 1]

    def offered(content: bytes) -> list[str | None]:
        rule = validations(content)[letter(column)]
        area = re.search(r"<formula1>Lister!\$([A-Z])\$2:\$[A-Z]\$(\d+)</formula1>", rule)
        assert area is not None
        rows = texts_of(content, "Lister")
        return [row[ord(area[1]) - 65] for row in rows[1 : int(area[2])]]

    assert name not in offered(before)
    assert offered(after) == [*offered(before), name]
    shows_error = 'showErrorMessage="1"' in validations(after)[letter(column)]
    assert shows_error is (column != "partner_codes")  # several are written with ;


def test_staff_are_offered_by_code_and_never_by_name(workspace: Workspace) -> None:
    content = template(workspace)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "KON1" in everything
    assert not [word for word in ("Ravnkær", "ÅSRA", "example.org") if word in everything]


def test_headings_are_locked_and_the_rows_are_open(workspace: Workspace) -> None:
    content = template(workspace)
    xml = sheet_xml(content)
    protection = re.search(r"<sheetProtection [^>]*>", xml)
    assert protection is not None
    assert "password" not in protection[0]
    assert 'autoFilter="0"' in protection[0]  # 0: allowed on the protected sheet
    assert 'sort="0"' in protection[0]
    assert 'state="frozen"' in xml
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles = archive.read("xl/styles.xml").decode()
    formats = re.findall(
        r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1].split("</cellXfs")[0]
    )
    for style in re.findall(r"<col [^>]*? style=\"(\d+)\"", xml):
        assert 'locked="0"' in formats[int(style)]
    for style in re.findall(r'<c r="[A-Z]+2" s="(\d+)"', xml):
        assert 'locked="0"' not in formats[int(style)]


def test_what_is_typed_in_loads_without_a_profile(workspace: Workspace) -> None:
    content = typed_into(
        template(workspace),
        {
            "B3": DAY,
            "C3": 0.75,
            "D3": 0.8333333333333334,
            "F3": "OP1",
            "G3": "Opsøgende dialog",
            "H3": "Gildbro",
            "I3": "Gaden",
            "J3": "Under 18 år",
            "K3": 3,
            "L3": "Skole; Politi",
            "N3": "B-2025-014",
            "P3": DAY + 0.5,
            "Q3": "=1+1",
            "A4": "17",
            "B4": DAY,
            "E4": 1.5,
            "F4": "KON1",
            "G4": "Fravær",
            "B2002": DAY,
            "E2002": 24,
            "F2002": "OP1",
            "G2002": "Synlighed i gadebilledet",
            "M2002": "Fast rutine",
        },
    )
    reading = read(content, read_knowledge(workspace), "registreringer.xlsx", RECEIVED_ON)
    assert problems_of(reading) == []
    assert not {note for *_, note in notes_of(reading)} & set(WAITING_NOTES)
    assert (reading.rows_received, reading.status, reading.profile) == (3, "loaded", "standard")
    entries = entries_of(reading)
    assert entries["work_date"].unique().to_list() == [dt.date(2024, 3, 5)]
    assert entries["duration_minutes"].to_list() == [120, 90, 1440]
    assert entries["start_time"].to_list() == [dt.time(18), None, None]
    assert entries["partner_codes"].to_list() == ["police;school", None, None]
    assert entries["contact_count"].to_list() == [3, None, None]
    assert entries["reference"].to_list() == ["B-2025-014", None, None]
    assert entries["occasion"].to_list() == [None, None, "routine"]
    assert entries["has_own_entry_id"].to_list() == [False, True, False]


def test_hours_typed_as_a_clock_time_are_hours(workspace: Workspace) -> None:
    """Excel makes 1:30 in a cell without a format a sixteenth of a day, shown as a time."""
    content = template(workspace)
    clock = re.search(r'<col min="3" max="4"[^>]*? style="(\d+)"', sheet_xml(content))
    assert clock is not None
    typed = typed_into(content, {"B3": DAY, "E3": 0.0625, "F3": "OP1", "G3": "Undervisning"})
    shown = re.sub(r'(<c r="E3" s=")\d+"', rf'\g<1>{clock[1]}"', sheet_xml(typed))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(typed)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, shown if name.endswith("sheet1.xml") else old.read(name))
    reading = read(out.getvalue(), read_knowledge(workspace), "r.xlsx")
    assert problems_of(reading) == []
    assert entries_of(reading)["duration_minutes"].to_list() == [90]


def test_empty_template_waits_for_nobody_but_is_told_empty(workspace: Workspace) -> None:
    reading = read(template(workspace), read_knowledge(workspace), "r.xlsx")
    assert reading.status == "empty"
    assert {note for *_, note in notes_of(reading)} <= {"sheet_not_read"}


def test_guidance_says_what_counts_as_what(workspace: Workspace) -> None:
    said = [cell for row in texts_of(template(workspace), "Vejledning") for cell in row if cell]
    categories = read_knowledge(workspace).reference.table("category")
    for boundary in categories["boundary_da"]:
        assert boundary in said
    assert any("CPR-numre" in cell for cell in said)


def test_a_file_that_may_hold_registrations_is_not_replaced(workspace: Workspace) -> None:
    path = workspace.root / "registreringer.xlsx"
    assert write_template(workspace, path) == path
    assert write_template(workspace, path) == path  # the same bytes: nothing is lost
    path.write_bytes(b"somebody's registrations")
    with pytest.raises(UngetidError, match="left as it is"):
        write_template(workspace, path)
    assert path.read_bytes() == b"somebody's registrations"
