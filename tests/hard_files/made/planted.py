"""Logs of every format with names, numbers and addresses planted wherever a file can hold text.

They are invented, and none of them is in the package: a detector cannot know them by heart.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from made.hostile_containers import open_document_of
from made.workbooks import DAY, HEADINGS, workbook

NAME = "Skjalm Tusindfryd"
OTHER = "Ragnvi Mosevang"
CPR = "211107-4387"
PHONE = "61728394"
EMAIL = "skjalm.oernevig@invented.example"
STREET = "Ahornkrogen 14"
PIECES = (
    NAME,
    *NAME.split(),
    OTHER,
    *OTHER.split(),
    CPR,
    CPR.replace("-", ""),
    PHONE,
    EMAIL,
    STREET,
)
SAID = f"{NAME} ({CPR}), {STREET}, tlf. {PHONE}, {EMAIL}, mor {OTHER}"


def spreadsheet() -> bytes:
    """A preamble, headings, cells, notes, ids and a footer of a CSV."""
    head = [
        "registrering_id",
        *HEADINGS,
        "netværk",
        "målgruppe",
        "forløb",
        "reference",
        "note",
        NAME,
    ]
    rows = [
        [CPR, "05-03-2024", "1,5", "GA1", "Kursus", "", "", "", "", SAID, OTHER],
        ["", "05-03-2024", "1,5", NAME, "Kursus", "", "", "", "", "", ""],
        ["", NAME, CPR, "GA1", f"Samtale med {NAME}", STREET, OTHER, CPR, PHONE, "", ""],
        ["", "06-03-2024", "1", "GA1", "Kursus", "", "", NAME, EMAIL, "", ""],
        ["", "06-03-2024", "1", "GA1", "Journal", "", "", "", "", f'"{SAID}', "", SAID],
    ]
    lines = [f"Udskrevet af {NAME}", f"Vedr. {SAID}", ";".join(head)]
    lines += [";".join(row) for row in rows] + [f"I alt {OTHER};;;;;;;;;;"]
    return ("\r\n".join(lines) + "\r\n").encode("cp1252")


def sheets() -> bytes:
    """Names of sheets and ranges, comments, properties, headers, links, lists, hidden sheets."""

    def draw(book: Any, day: Any) -> None:
        book.set_properties({"author": NAME, "title": SAID, "company": OTHER, "comments": CPR})
        book.set_custom_property("Borger", SAID)
        sheet = book.add_worksheet(NAME)
        book.define_name("Tusindfryd", f"='{NAME}'!$A$1")
        sheet.write_row(0, 0, [*HEADINGS, "note", OTHER])
        for row in (1, 2):
            sheet.write_datetime(row, 0, DAY, day)
            sheet.write_row(row, 1, [1.5, "GA1", "Kursus", SAID, CPR])
        sheet.write_string(2, 3, f"Samtale med {NAME}")
        sheet.write_comment(1, 0, SAID, {"author": NAME})
        sheet.write_url(3, 5, f"mailto:{EMAIL}", string=OTHER, tip=SAID)
        sheet.data_validation(1, 3, 9, 3, {"validate": "list", "source": [NAME, OTHER]})
        sheet.set_header(f"&L{NAME}&R{CPR}")
        hidden = book.add_worksheet(OTHER)
        hidden.write_row(0, 0, [SAID])
        hidden.hide()

    return workbook(draw)


def open_document() -> bytes:
    """A cell and a comment of OpenDocument, and a sheet's name."""
    cells = "".join(
        "<table:table-cell office:value-type='string'>"
        f"{note}<text:p>{word}</text:p></table:table-cell>"
        for word, note in (
            *((word, "") for word in HEADINGS),
            (NAME, f"<office:annotation><text:p>{SAID}</text:p></office:annotation>"),
        )
    )
    row = "".join(
        f"<table:table-cell office:value-type='string'><text:p>{word}</text:p></table:table-cell>"
        for word in ("05-03-2024", "1,5", "GA1", "Kursus", SAID)
    )
    rows = f"<table:table-row>{cells}</table:table-row><table:table-row>{row}</table:table-row>"
    return open_document_of(rows, sheet=NAME)


def calendar() -> bytes:
    """Everything of an appointment that is free text or names somebody, and the calendar's name."""
    zone = NAME.replace(" ", "_")
    text = f"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//{OTHER}//DA
X-WR-CALNAME:{NAME}
X-WR-CALDESC:{SAID}
BEGIN:VEVENT
UID:{EMAIL}
DTSTAMP:20240301T120000Z
DTSTART;TZID=Europe/Copenhagen:20240305T083000
DTEND;TZID=Europe/Copenhagen:20240305T100000
SUMMARY:Samtale med {NAME}
DESCRIPTION:{SAID}
LOCATION:{STREET}
ORGANIZER;CN={OTHER}:mailto:{EMAIL}
ATTENDEE;CN="{NAME}";ROLE=REQ-PARTICIPANT:mailto:{EMAIL}
CONTACT:{PHONE}
COMMENT:{CPR}
X-ALT-DESC;FMTTYPE=text/html:<p>{SAID}</p>
CATEGORIES:Kursus,{OTHER}
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
DESCRIPTION:{SAID}
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:2-{EMAIL}
DTSTAMP:20240301T120000Z
DTSTART;TZID={zone}:20240306T083000
DTEND;TZID={zone}:20240306T100000
SUMMARY:{SAID}
CATEGORIES:{NAME}
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:{NAME}
SUMMARY:{SAID}
END:VEVENT
END:VCALENDAR
"""
    return text.replace("\n", "\r\n").encode()


def records() -> bytes:
    """Keys, values, lists and records within records of JSON."""
    good = {"dato": "2024-03-05", "timer": 1.5, "medarbejder": "GA1", "aktivitet": "Kursus"}
    found = [
        {**good, NAME: OTHER, "note": SAID, "borger": {"navn": NAME, CPR: [PHONE, EMAIL]}},
        {**good, "medarbejder": {"navn": NAME}, "aktivitet": [NAME, OTHER]},
        {**good, "dato": SAID, "timer": CPR},
    ]
    return json.dumps({OTHER: CPR, "registreringer": found}, ensure_ascii=False).encode()


def torn_records() -> bytes:
    """A good record, and one that breaks off within a name."""
    return (
        '{"dato":"2024-03-07","timer":1,"medarbejder":"GA1","aktivitet":"Kursus"}\n'
        f'{{"dato":"2024-03-08","note":"{SAID}","{NAME}": {OTHER}\n'
    ).encode()


def columns() -> bytes:
    """Names of columns and the table's own notes in Parquet."""
    words = ["05-03-2024", "1,5", "GA1", "Kursus", SAID, OTHER]
    names = [*HEADINGS, "note", NAME]
    table = pa.table({name: [word] for name, word in zip(names, words, strict=True)})
    target = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({NAME: SAID}), target)
    return target.getvalue()


def time_tracker() -> bytes:
    """A tracker's description, client, project, task and tags."""
    head = (
        "User,Email,Client,Project,Task,Description,Billable,"
        "Start date,Start time,End date,End time,Duration,Tags"
    )
    when = "2024-03-05,08:30:00,2024-03-05,10:00:00,01:30:00"
    mail = "iben.krat@example.org"
    lines = [
        head,
        f'{NAME},{mail},{OTHER},Kursus,,"{SAID}",No,{when},"{NAME}, {CPR}"',
        f'{NAME},{EMAIL},{OTHER},{NAME},{OTHER},"{SAID}",No,{when},"{PHONE}"',
    ]
    return "\n".join([*lines, ""]).encode()


def torn_workbook() -> bytes:
    """A workbook that breaks off: what a reader says of it may quote it."""
    content = sheets()
    return content[: len(content) // 2]


PLANTED: dict[str, Callable[[], bytes]] = {
    f"{NAME}/{OTHER} {CPR}.csv": spreadsheet,
    f"{NAME}/{NAME}.xlsx": sheets,
    f"{OTHER}.ods": open_document,
    f"{NAME}.ics": calendar,
    f"{EMAIL}.json": records,
    f"{CPR}.ndjson": torn_records,
    f"{OTHER}.parquet": columns,
    f"toggl {PHONE}.csv": time_tracker,
    f"{STREET}.xlsx": torn_workbook,
}
