"""The committed samples read back by other means than those that wrote them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl

from pipeline.resources import resource_folder
from pipeline.samples.dialects import HEADINGS

SAMPLES = resource_folder("data_samples")
# Canonical names by heading; the two that staff call otherwise, and the canonical names themselves.
COLUMNS = {
    **{heading: column for column, heading in HEADINGS.items()},
    **{column: column for column in HEADINGS},
    "område": "network_code",
    "minutter": "duration_minutes",
    "varighed": "duration_minutes",
}


@dataclass(frozen=True)
class Record:
    """One record of a log: its cells by canonical column, and where it begins."""

    sheet: int | None
    line: int
    cells: dict[str, str]
    extra: tuple[str, ...]

    @property
    def is_row(self) -> bool:
        """Blank lines and totals are no rows."""
        texts = [cell for cell in self.cells.values() if cell]
        is_total = bool(texts) and texts[0] == "I alt" and not self.cells.get("staff_code")
        return bool(texts) and not is_total


def listed(name: str, samples: Path = SAMPLES) -> list[dict[str, Any]]:
    content = json.loads((samples / "truth" / name).read_text(encoding="utf-8"))
    assert isinstance(content, list)
    return content


def frame(name: str, samples: Path = SAMPLES) -> pl.DataFrame:
    return pl.read_parquet(samples / "truth" / f"{name}.parquet")


def decoded(content: bytes) -> str:
    """Decode a log by its byte order mark, else UTF-8, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


@cache
def records(path: Path) -> tuple[Record, ...]:
    """Read a log: every record, with the physical line of its first line or its sheet row."""
    reader = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}[path.suffix]
    return tuple(reader(path))


def _csv(path: Path) -> list[Record]:
    text = decoded(path.read_bytes())
    first = text.split("\r\n", 1)[0]
    delimiter = max(";,|\t", key=first.count)
    # The physical line before each record is where the one before it ended.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [COLUMNS.get(cell.lower(), "?") for cell in next(reader)]
    found, line = [], text.split("\r\n", 1)[0].count("\n") + 2
    for cells in reader:
        named = dict(zip(header, cells, strict=False))
        found.append(Record(None, line, named, tuple(cells[len(header) :])))
        line += 1 + sum(cell.count("\n") for cell in cells)
    return found


def _xlsx(path: Path) -> list[Record]:
    book = fastexcel.read_excel(path)
    found = []
    for number, name in enumerate(book.sheet_names, start=1):
        sheet = book.load_sheet(name, header_row=None, dtypes="string", skip_rows=0).to_polars()
        rows = sheet.rows()
        header = [COLUMNS.get(str(cell).lower(), "?") for cell in rows[1]]
        for line, cells in enumerate(rows[2:], start=3):
            named = dict(zip(header, ("" if c is None else c for c in cells), strict=True))
            found.append(Record(number, line, named, ()))
    return found


def _parquet(path: Path) -> list[Record]:
    rows = pl.read_parquet(path).to_dicts()
    return [
        Record(None, line, {k: "" if v is None else str(v) for k, v in row.items()}, ())
        for line, row in enumerate(rows, start=1)
    ]


def at(samples: Path, file: str, sheet: int | None, line: int) -> Record:
    """Return the one record that begins on a line."""
    found = [
        one for one in records(samples / "inbox" / file) if (one.sheet, one.line) == (sheet, line)
    ]
    assert len(found) == 1, f"{file}, sheet {sheet}, line {line}: {len(found)} records"
    return found[0]
