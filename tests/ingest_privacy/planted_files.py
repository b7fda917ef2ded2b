"""Files of every format that ingest reads, with personal data wherever a file can hold text."""

from __future__ import annotations

import email.message
import io
import json
import subprocess
from collections.abc import Callable, Iterator

import docx
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pypandoc
import typst
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from planted_pieces import Pieces

_HEADINGS = ("dato", "timer", "medarbejder", "aktivitet", "netværk", "forløb", "reference", "note")
_BOX = (
    "<w:pict {ns} xmlns:v='urn:schemas-microsoft-com:vml'><v:shape><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
)
_INSERTED = "<w:ins {ns} w:id='1' w:author='{who}'><w:r><w:t>{text}</w:t></w:r></w:ins>"
_DELETED = "<w:del {ns} w:id='2' w:author='{who}'><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def planted_files(pieces: Pieces) -> Iterator[tuple[str, bytes]]:
    """Yield path below the inbox and bytes of each file; names stand in every path."""
    makers: list[tuple[int, str, Callable[[Pieces, int], bytes]]] = [
        (4, ".csv", _log),
        (3, ".xlsx", _workbook),
        (2, ".ics", _calendar),
        (3, ".json", _records),
        (2, ".parquet", _columns),
        (12, ".docx", _document),
        (12, ".md", _markdown),
        (2, ".odt", lambda one, at: _by_pandoc(one, at, "odt")),
        (2, ".rtf", lambda one, at: _by_pandoc(one, at, "rtf")),
        (2, ".html", lambda one, at: _by_pandoc(one, at, "html")),
        (2, ".pdf", _pdf),
        (6, ".eml", _mail),
    ]
    number = 0
    for count, ending, make in makers:
        for _ in range(count):
            number += 1
            yield f"{pieces.name()}/{pieces.name()}{ending}", make(pieces, number)


def _row(pieces: Pieces, number: int) -> list[str]:
    """Return a row that is accepted, or refused for what stands in one of its cells."""
    day = f"{number % 28 + 1:02d}-03-2024"
    row = [day, "1,5", "GA1", "Kursus", "", "", "", pieces.said()]
    if number % 10 == 0:
        row[number // 10 % 7] = pieces.one()
    return row


def _log(pieces: Pieces, number: int) -> bytes:
    lines = [f"Udskrevet af {pieces.name()}", ";".join([*_HEADINGS, pieces.name()])]
    lines += [
        ";".join([*_row(pieces, at), pieces.one()])
        for at in range(number * 1000, number * 1000 + 400)
    ]
    lines.append(f"I alt {pieces.name()};;;;;;;;")
    return "\r\n".join(lines).encode("cp1252" if number % 2 else "utf-8", errors="replace")


def _workbook(pieces: Pieces, number: int) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"author": pieces.name(), "title": pieces.said(), "company": pieces.name()})
    book.set_custom_property("Borger", pieces.said())
    sheet = book.add_worksheet(pieces.name()[:31])
    sheet.write_row(0, 0, [*_HEADINGS, pieces.name()])
    for at in range(1, 120):
        sheet.write_row(at, 0, [*_row(pieces, at + number), pieces.one()])
    for at in range(5):
        sheet.write_comment(at + 1, 1, pieces.said(), {"author": pieces.name()})
    sheet.set_header(f"&L{pieces.name()}")
    sheet.set_footer(f"&L{pieces.said()}")
    sheet.insert_textbox(5, 12, pieces.said())
    sheet.data_validation(1, 3, 9, 3, {"validate": "list", "source": [pieces.name()]})
    hidden = book.add_worksheet(pieces.name()[:31])
    hidden.write_row(0, 0, [pieces.said(), pieces.one()])
    hidden.hide()
    book.close()
    return target.getvalue()


def _calendar(pieces: Pieces, number: int) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"X-WR-CALNAME:{pieces.name()}"]
    for at in range(30):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}-{at}-{pieces.one()}",
            f"DTSTART;TZID=Europe/Copenhagen:202403{at % 28 + 1:02d}T083000",
            f"DTEND;TZID=Europe/Copenhagen:202403{at % 28 + 1:02d}T100000",
            f"SUMMARY:{pieces.said()}",
            f"DESCRIPTION:{pieces.said()}",
            f"LOCATION:{pieces.one()}",
            f'ORGANIZER;CN="{pieces.name()}":mailto:x@example.org',
            f'ATTENDEE;CN="{pieces.name()}":mailto:{pieces.one()}',
            f"CATEGORIES:Kursus,{pieces.name()}",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _records(pieces: Pieces, number: int) -> bytes:
    rows = []
    for at in range(120):
        row = dict(zip(_HEADINGS, _row(pieces, at), strict=True))
        rows.append(row | {pieces.name(): pieces.one(), "borger": {pieces.name(): [pieces.one()]}})
    if number % 2:
        return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    return json.dumps({pieces.name(): rows}, ensure_ascii=True).encode()


def _columns(pieces: Pieces, number: int) -> bytes:
    rows = [[*_row(pieces, at + number), pieces.one()] for at in range(150)]
    frame = pl.DataFrame(rows, schema=[*_HEADINGS, pieces.name()], orient="row")
    target = io.BytesIO()
    noted: pa.Table = frame.to_arrow().replace_schema_metadata({pieces.name(): pieces.said()})
    pq.write_table(noted, target)
    return target.getvalue()


def _minutes(pieces: Pieces, number: int) -> str:
    """Return minutes in Markdown: names among participants, in prose, concerns and follow-ups."""
    prose = "\n\n".join(pieces.said(4) for _ in range(20))
    people = "\n".join(f"| {pieces.name()} | Skole | Til stede |" for _ in range(6))
    tasks = "\n".join(
        f"| H-2024-{number}-{at} | Ringe til {pieces.one()} | {pieces.name()} | 0{at}-04-2024 |"
        for at in range(1, 6)
    )
    return f"""# Referat – lokalt SSP-netværk Vibeholm

Dato: {number % 28 + 1}. marts 2024 kl. 9.30-11.00

Referent: {pieces.name()}

## Deltagere

| Navn | Organisation | Status |
|---|---|---|
| GA1 | Operativ medarbejder | Til stede |
{people}

## 1. Nyt fra {pieces.name()}

{prose}

## Bekymringer

- Rusmidler: {pieces.said()}
- {pieces.said()}

## Opfølgning fra sidst

| Nr. | Opgave | Ansvarlig | Frist |
|---|---|---|---|
{tasks}
"""


def _markdown(pieces: Pieces, number: int) -> bytes:
    return f"<!-- {pieces.said()} -->\n{_minutes(pieces, number)}".encode()


def _by_pandoc(pieces: Pieces, number: int, to: str) -> bytes:
    head = f"---\ntitle: Referat\nauthor: {pieces.name()}\nsubject: {pieces.name()}\n---\n\n"
    path = pypandoc.get_pandoc_path()
    text = head + _minutes(pieces, number)
    command = [path, "--from", "markdown", "--to", to, "--standalone", "--output", "-"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout


def _pdf(pieces: Pieces, number: int) -> bytes:
    lines = [line for line in _minutes(pieces, number).split("\n") if not line.startswith("|")]
    body = (
        "\n\n".join(
            f"= {line.lstrip('# ')}" if line.startswith("#") else line.replace("@", "\\@")
            for line in lines
        )
        .replace("//", "\\/\\/")
        .replace("_", "\\_")
    )
    source = f'#set document(author: "{pieces.name()}", title: "{pieces.name()}")\n{body}'
    return bytes(typst.compile(source.encode()))


def _mail(pieces: Pieces, number: int) -> bytes:
    mail = email.message.EmailMessage()
    mail["From"] = f'"{pieces.name()}" <{number}@example.org>'
    mail["To"] = f'"{pieces.name()}" <x@example.org>'
    mail["Subject"] = f"Referat om {pieces.name()}"
    mail["Date"] = "Tue, 05 Mar 2024 12:00:00 +0100"
    mail.set_content(_minutes(pieces, number).replace("|", " "))
    if number % 2:
        content = _minutes(pieces, number).encode()
        mail.add_attachment(
            content, maintype="text", subtype="markdown", filename=f"{pieces.name()}.md"
        )
    return mail.as_bytes()


def _document(pieces: Pieces, number: int) -> bytes:
    """Return minutes with everything that Word knows; every sixth with tracked changes."""
    document = docx.Document()
    head = document.core_properties
    head.author, head.last_modified_by = pieces.name(), pieces.name()
    head.title, head.comments, head.keywords = pieces.said(), pieces.said(), pieces.name()
    section = document.sections[0]
    section.header.paragraphs[0].text = pieces.said()
    section.footer.paragraphs[0].text = pieces.said()
    for line in _minutes(pieces, number).split("\n"):
        if line.startswith("#"):
            document.add_heading(line.lstrip("# "), min(line.count("#"), 3))
        elif line.strip() and not line.startswith("|"):
            document.add_paragraph(line)
    rows = [("Navn", "Organisation", "Status"), (pieces.name(), "Skole", "Afbud")]
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    last = document.add_paragraph(pieces.said())
    document.add_comment(last.runs, pieces.said(), author=pieces.name(), initials="QX")
    last._p.append(parse_xml(f"<w:r {nsdecls('w')}/>"))
    last._p[-1].append(parse_xml(_BOX.format(ns=nsdecls("w"), text=pieces.said())))
    hidden = document.add_paragraph().add_run(pieces.said())
    hidden.font.hidden = True
    if number % 6 == 0:
        for form in (_INSERTED, _DELETED):
            markup = form.format(ns=nsdecls("w"), who=pieces.name(), text=pieces.said())
            last._p.append(parse_xml(markup))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
