"""What is uncertain in minutes, in Danish: a line in a table, and a workbook for a person.

The workbook lies in ``private/``, since it says which file each value stands in, and expires.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from pipeline.files import replace_private
from pipeline.ingest.arrivals import read_file_index
from pipeline.ingest.expiry import REVIEW_NAME
from pipeline.ingest.sheets.workbooks import Pen, for_paper, height_of, workbook_of
from pipeline.review import ReviewItem
from pipeline.workspace import Workspace

_WORDS = Path(__file__).with_name("review_da.csv")
_HOW_TO = (
    "Slå stedet op i dokumentet. Er værdien rigtig, så kør ungetid review --confirm med værdiens "
    "nummer. Er den forkert, så ret dokumentet, og læg det i indbakken igen."
)
_YES_OR_NO = ("came_late", "left_early")  # only a yes is a value
_COLUMNS = (
    ("Værdi", 16), ("Fil", 44), ("Område", 16), ("Møde", 12), ("Hvad", 24), ("Læst som", 24),
    ("Hvor", 30), ("Hvorfor usikker", 44), ("Sikkerhed", 10), ("Bruges", 9),
)  # fmt: skip


@dataclass(frozen=True)
class ReviewLine:
    """One uncertain value, as a person is told it; all in Danish."""

    value_id: str
    file_key: str
    network: str
    day: str
    what: str
    value: str
    where: str
    why: str
    confidence: str
    is_used: str


def review_line(item: ReviewItem) -> ReviewLine:
    """Return an uncertain value in words."""
    number = item.action_id or (item.record_number and str(item.record_number)) or ""
    record = " ".join(filter(None, (_word("record", item.record_kind), number)))
    return ReviewLine(
        item.value_id,
        item.file_key,
        item.network_da,
        _danish(str(item.meeting_date)),
        f"{record}: {_word('field', item.field)}",
        "ja" if item.field in _YES_OR_NO else _danish(item.value_da),
        _where(item),
        item.reason_da,
        f"{item.confidence:.2f}".replace(".", ","),
        "ja" if item.is_used else "nej",
    )


def write_review(workspace: Workspace, lines: Sequence[ReviewLine]) -> Path:
    """Write ``private/gennemsyn.xlsx``, with the name of each file, and return its path."""
    names: dict[str, str] = {}
    for key, name in read_file_index(workspace):
        names.setdefault(key, name)
    path = workspace.private / REVIEW_NAME
    replace_private(path, workbook_of(lambda pen: _draw(pen, lines, names)))
    return path


def _draw(pen: Pen, lines: Sequence[ReviewLine], names: dict[str, str]) -> None:
    sheet: Worksheet = pen.book.add_worksheet("Usikre værdier")
    for_paper(sheet, "Usikre værdier i referater")
    sheet.merge_range(0, 0, 0, len(_COLUMNS) - 1, _HOW_TO, pen.style("words"))
    sheet.set_row(0, height_of([(_HOW_TO, 200)]))
    for at, (heading, width) in enumerate(_COLUMNS):
        sheet.set_column(at, at, width)
        pen.write(sheet, 1, at, heading, "heading")
    for row, line in enumerate(lines, start=2):
        cells = (
            line.value_id, names.get(line.file_key, line.file_key), line.network, line.day,
            line.what, line.value, line.where, line.why, line.confidence, line.is_used,
        )  # fmt: skip
        widths = [width for _, width in _COLUMNS]
        sheet.set_row(row, height_of(list(zip(cells, widths, strict=True))))
        for at, cell in enumerate(cells):
            pen.write(sheet, row, at, cell, "told")
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(1)


def _where(item: ReviewItem) -> str:
    """Return a place: ``tabel 2, række 3, celle 1``; in formats that have lines, the line too."""
    parts = [_word("place", item.place_kind)]
    if item.place_number is not None:
        parts[0] += f" {item.place_number}"
    if item.place_row is not None:
        parts.append(f"række {item.place_row}")
    if item.place_cell is not None:
        parts.append(f"celle {item.place_cell}")
    if item.source_line is not None:
        parts.append(f"linje {item.source_line}")
    return ", ".join(parts)


def _danish(value: str) -> str:
    """Return a day as it is written in Danish, a clock time without seconds; all else as it is."""
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
    if day:
        return f"{day[3]}-{day[2]}-{day[1]}"
    clock = re.fullmatch(r"(\d\d):(\d\d):\d\d", value)
    return f"{clock[1]}.{clock[2]}" if clock else value


def _word(kind: str, code: str) -> str:
    return _words().get((kind, code), code)


@cache
def _words() -> dict[tuple[str, str], str]:
    with _WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {(row["kind"], row["code"]): row["name_da"] for row in rows}
