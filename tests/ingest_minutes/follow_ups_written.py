"""Whole minutes around one way of setting out follow-ups, and what was read from them.

``follow_ups_set_out`` holds the ways. A line of theirs that begins
with ``#`` (``##``) is a heading of Word, ``| a | b |`` a row of a table (``^^`` belongs to the cell
above, ``<<`` to the one before, ``//`` begins a paragraph within a cell), ``**a**`` is bold.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from email.message import EmailMessage
from typing import Any

import docx
from docx.document import Document
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from pipeline.ingest.minutes import Minutes

TITLE = "Referat af møde i SSP-netværk Gildbro"
DAY = "Dato: torsdag den 5. oktober 2023 kl. 9.00-10.30"
PEOPLE = (
    ("Jonas Vestergren", "SSP", "JV"),
    ("Leyla Karadeniz", "SSP", "LK"),
    ("Mads Holmboe", "SSP", "MH"),
    ("Nadia Khatibi", "SSP", "NK"),
    ("Ulla Hjortebro", "skolen", "UH"),
    ("Kasper Mosekrog", "klubben", "KM"),
    ("Dorthe Tangbæk", "boligforeningen", "DT"),
    ("Signe Lyngkær", "socialrådgiver", "SL"),
    ("Bo Lindeskov", "politiet, referent", "BL"),
)
NEXT = "Næste møde: torsdag den 16. november 2023 kl. 9.00"


def document(way: dict[str, Any]) -> tuple[bytes, str]:
    """Return the minutes and their format: as told, Word where there are headings or tables."""
    written = way["written"].strip("\n")
    word = re.search(r"^(#|\||\*\*)", written, re.MULTILINE)
    document_format = way.get("format", "docx" if word else "text")
    people = [
        f"{name}, {of} ({initials})" if way.get("initials") else f"{name} ({of})"
        for name, of, initials in PEOPLE
    ]
    if document_format == "mail":
        return _mail(written, people), "mail"
    if document_format == "docx":
        return _word(written, people), "docx"
    if document_format == "markdown":
        text = f"# {TITLE}\n\n{DAY}\n\nTil stede: {', '.join(people)}\n\n{written}\n\n{NEXT}\n"
    else:
        listed = "\n".join(people) if way.get("initials") else ", ".join(people)
        text = f"{TITLE}\n\n{DAY}\n\nTil stede: {listed}\n\n{written}\n\n{NEXT}\n"
    return text.encode(), document_format


def told_of(minutes: Minutes) -> Counter[str]:
    """Return every follow-up as the ways tell theirs: kind, who, day due, status unless open."""
    return Counter(
        " ".join(
            [
                one.kind,
                one.responsible_staff_code or one.responsible_organisation or "-",
                f"{one.due_on:%m-%d}" if one.due_on else "-",
                *([one.status] if one.status != "open" else []),
            ]
        )
        for one in minutes.action_items
    )


def _mail(written: str, people: list[str]) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = f"{TITLE} 5. oktober 2023"
    mail["From"], mail["To"] = "bo@politi.example", "netvaerk@gildbro.example"
    mail["Date"] = "Fri, 06 Oct 2023 08:15:00 +0200"
    mail.set_content(f"{written}\n\n{DAY}\nTil stede: {', '.join(people)}\n")
    return mail.as_bytes()


def _word(written: str, people: list[str]) -> bytes:
    paper = docx.Document()
    paper.add_heading(TITLE, 0)
    paper.add_paragraph(DAY)
    paper.add_paragraph(f"Til stede: {', '.join(people)}")
    rows: list[list[str]] = []
    for line in [*written.split("\n"), "", NEXT]:
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if rows and len(rows[-1]) != len(cells):
                rows = _table(paper, rows)
            rows.append(cells)
            continue
        rows = _table(paper, rows)
        if heading := re.match(r"(#+) (.*)", line):
            paper.add_heading(heading[2], len(heading[1]))
        elif line.startswith("- "):
            _runs(paper.add_paragraph(style="List Bullet"), line[2:])
        elif line.strip():
            _runs(paper.add_paragraph(), line)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def _runs(paragraph: Paragraph, text: str) -> None:
    for n, part in enumerate(text.split("**")):
        paragraph.add_run(part).bold = n % 2 == 1 or None


def _table(paper: Document, rows: list[list[str]]) -> list[list[str]]:
    """Add the rows told since the last line that was none; return no rows."""
    if not rows:
        return []
    table = paper.add_table(len(rows), len(rows[0]))
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            cell = table.cell(i, j)
            if text == "^^":
                table.cell(i - 1, j).merge(cell)
            elif text == "<<":
                table.cell(i, j - 1).merge(cell)
            else:
                _fill(cell, text)
    return []


def _fill(cell: _Cell, text: str) -> None:
    first, *more = text.split("//")
    _runs(cell.paragraphs[0], first.strip())
    for one in more:
        _runs(cell.add_paragraph(), one.strip())
