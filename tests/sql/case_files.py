"""Reads the cases below ``cases/``: a small municipality in tables, and the tables to come of it.

A file is Markdown. ``# Title`` begins a case; prose below it says what it shows. Then come sections
``## settings``, ``## staff``, ``## log NAME``, ``## orders NAME``, ``## minutes NAME`` (with
``### people``, ``### concerns``, ``### actions``), ``## reference NAME``, ``## corrections``
(corrections.toml; its cells are TOML, and files are named by their names), and any number of
``## expected TABLE``. A section may begin with lines ``key: value``; ``key:`` alone says that there
is none. ``where:`` below ``expected`` picks rows by a SQL condition; the columns that are compared
are those of the heading.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
Row = dict[str, Any]


@dataclass
class Section:
    """A heading, its options and its table."""

    heading: str
    options: dict[str, str] = field(default_factory=dict)
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    parts: list[Section] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.heading.split()[0]

    @property
    def name(self) -> str:
        return self.heading.partition(" ")[2]

    def records(self) -> list[Row]:
        """The rows as dicts without their blank cells."""
        return [
            {column: value(cell) for column, cell in zip(self.columns, row, strict=True) if cell}
            for row in self.rows
        ]

    def part(self, kind: str) -> list[Row]:
        return next((part.records() for part in self.parts if part.kind == kind), [])


@dataclass
class Case:
    """One municipality and what is expected of it."""

    file: str
    title: str
    sections: list[Section] = field(default_factory=list)

    @property
    def expected(self) -> list[Section]:
        return [section for section in self.sections if section.kind == "expected"]


def value(cell: str) -> Any:
    """Read a cell: a day, a moment, a clock time, a whole number, true or false, else text."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return dt.date.fromisoformat(cell)
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", cell):
        return dt.datetime.fromisoformat(cell)
    if re.fullmatch(r"\d\d:\d\d", cell):
        return dt.time.fromisoformat(cell)
    if re.fullmatch(r"-?\d+", cell):
        return int(cell)
    return {"true": True, "false": False}.get(cell, cell)


def read_cases(path: Path) -> list[Case]:
    """Read the cases of a file."""
    cases: list[Case] = []
    section: Section | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("# "):
            cases.append(Case(path.stem, line[2:].strip()))
            section = None
        elif line.startswith("## "):
            section = Section(line[3:].strip())
            cases[-1].sections.append(section)
        elif line.startswith("### "):
            section = Section(line[4:].strip())
            cases[-1].sections[-1].parts.append(section)
        elif section is not None and line.strip():
            _read_line(section, line.strip(), f"{path.name}, line {number}")
    return cases


def _read_line(section: Section, line: str, where: str) -> None:
    if option := re.fullmatch(r"([a-z_.]+):(?: (.+))?", line):
        section.options[option[1]] = option[2] or ""
        return
    assert line.startswith("|"), f"{where}: neither a table, an option nor a heading"
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if set(line) <= set("|-: "):
        return
    if not section.columns:
        section.columns = cells
        return
    assert len(cells) == len(section.columns), f"{where}: {len(cells)} cells"
    section.rows.append(cells)


def all_cases() -> list[Case]:
    """Read the cases of all files, by name."""
    return [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]
