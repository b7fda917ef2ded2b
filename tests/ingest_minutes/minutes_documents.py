"""Documents for the tests: the same meeting written in several habits and formats."""

from __future__ import annotations

import datetime as dt
import io

import docx

from pipeline.ingest.minutes import MinutesWords

WORDS = MinutesWords(
    networks={
        "gildbro": "gildbro",
        "vejleåparken": "vejleaa",
        "ishøj landsby": "landsbyen",
        "landsby": "landsbyen",
        "torslunde": "torslunde",
        "torslunde landsby": "torslunde",
    },
    partners={
        "skole": "school",
        "skolen": "school",
        "politi": "police",
        "politiet": "police",
        "boligorganisation": "housing",
        "klub": "club",
        "myndighed": "authority",
        "andre": "other",
        "-": "other",
    },
    topics={
        "rusmidler": "drugs",
        "hash": "drugs",
        "hærværk": "vandalism",
        "skolefravær": "school_absence",
        "andet": "other",
    },
    staff={
        "op1": "OP1",
        "jonas vestergren": "OP1",
        "jve": "OP1",
        "op2": "OP2",
        "leyla karadeniz": "OP2",
        "lka": "OP2",
    },
    received_on=dt.date(2023, 11, 1),
)

TITLE = "Referat – lokalt SSP-netværk Gildbro"
WHEN = "Dato: torsdag den 5. oktober 2023 kl. 9.30–11.00"
PEOPLE = """## Deltagere

| Navn | Organisation/funktion | Status |
|---|---|---|
| Jonas Vestergren | Operativ medarbejder | Til stede (kom kl. 9.45) |
| LKA | Operativ medarbejder | Afbud |
| Plantrine Birkesump | Skole | Til stede |
| Kvisto Rimløv | Politi | Udeblevet |
"""
AGENDA = """## Dagsorden

1. Godkendelse af dagsorden
2. Tema: Hærværk
3. Bekymringer
"""
CONCERNS = """## Bekymringer

| Område | Emne | Antal omtaler |
|---|---|---|
| Gildbro | Rusmidler | 3 |
| Torslunde | Skolefravær |  |
"""
OLD = """## Opfølgning fra sidst

| Nr. | Opgave | Ansvarlig | Besluttet | Frist | Status |
|---|---|---|---|---|---|
| H-2023-02-1 | Kontakte klubben om åbningstider | JVE | 7/9-23 | 01-10-2023 | Lukket 28-09-2023 |
"""
NEW = """## Opfølgning

| Nr. | Opgave | Ansvarlig | Besluttet | Frist | Status |
|---|---|---|---|---|---|
| H-2023-03-1 | Besøge 8. årgang | Politi | 05-10-2023 | 2023-11-02 | Åben |
| H-2023-03-2 | Vende tilbage senere | Leyla Karadeniz | 05-10-2023 | 02-11-2023 | Bortfaldet |
"""
SECTIONS = (PEOPLE, AGENDA, CONCERNS, OLD, NEW)


def markdown(*sections: str, title: str = TITLE, when: str = WHEN) -> bytes:
    """Write a Markdown document."""
    return "\n\n".join([f"# {title}", when, *sections]).encode()


def as_docx(text: str) -> bytes:
    """Write headings, paragraphs, lists and tables of a simple Markdown text as DOCX."""
    document = docx.Document()
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            if not set(line) <= set("|-: "):
                rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        _add_line(document, line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document: docx.document.Document, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            table.cell(y, x).text = cell


def _add_line(document: docx.document.Document, line: str) -> None:
    if line.startswith("#"):
        marks, _, text = line.partition(" ")
        document.add_heading(text, len(marks) - 1)
    elif line[:3].rstrip().endswith(".") and line[:1].isdigit() and "oktober" not in line:
        document.add_paragraph(line.partition(". ")[2], style="List Number")
    elif line.startswith("- "):
        document.add_paragraph(line[2:], style="List Bullet")
    elif line:
        document.add_paragraph(line)
