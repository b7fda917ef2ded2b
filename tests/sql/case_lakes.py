"""Makes the lake of a case, builds it, and reads a table back in the case's own words."""

from __future__ import annotations

import datetime as dt
import math
import re
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
from case_files import Case, Section, value
from small_lake import SmallLake
from small_lake_rows import file_key, staff_code

from pipeline.confirmations import confirm
from pipeline.resources import resource_folder
from pipeline.warehouse import build

AS_OF = "as_of = 2025-12-31\n"
_MANIFEST = ("received_at", "format", "is_withdrawn")


def build_case(case: Case, folder: Path) -> Path:
    """Write the lake of a case and build it; return the candidate."""
    lake = SmallLake(folder / "town", settings=_settings(case))
    for section in case.sections:
        _add(lake, section)
    workspace = lake.write()
    as_of = workspace.settings().as_of
    assert as_of is not None, "settings without as_of"
    sql = _models_for(case, folder)
    return build(workspace, as_of, folder / "candidate.duckdb", sql=sql).candidate


def _models_for(case: Case, folder: Path) -> Path | None:
    """Return a folder of SQL without the KPIs that a case has nothing to do with.

    All of them where it expects a table of the mart, which unites the KPIs.
    """
    expected = {section.name for section in case.expected}
    if any(name.startswith("mart.") for name in expected):
        return None
    whole, part = resource_folder("sql"), folder / "sql"
    shutil.copytree(whole, part, ignore=shutil.ignore_patterns("kpi"))
    (part / "kpi").mkdir()
    wanted = [name for name in expected if name.startswith("kpi.")]
    while wanted:
        file = f"{wanted.pop().removeprefix('kpi.')}.sql"
        text = (whole / "kpi" / file).read_text(encoding="utf-8")
        (part / "kpi" / file).write_text(text, encoding="utf-8")
        wanted += re.findall(r"\bfrom (kpi\.\w+)", text)
    return part


def _settings(case: Case) -> str:
    """Return ungetid.toml; a decision is given as a row of a table."""
    lines = []
    for section in case.sections:
        if section.kind == "settings":
            lines += [f"{key} = {text}" for key, text in section.options.items()]
    text = "\n".join(lines) + "\n" if lines else AS_OF
    for section in case.sections:
        for row in section.records() if section.kind == "decisions" else ():
            cells = {
                key: f'"{cell}"' if isinstance(cell, str) else cell for key, cell in row.items()
            }
            text += "[[decision]]\n" + "".join(f"{key} = {cell}\n" for key, cell in cells.items())
    for section in case.sections:
        if section.kind == "baseline":
            text += f"[baseline]\nmonths = {section.options['months']}\n"
    return text


def _add(lake: SmallLake, section: Section) -> None:
    options: dict[str, Any] = {
        key: value(text) if text else None for key, text in section.options.items()
    }
    if "received_at" in options:
        options["received_at"] = dt.datetime.fromisoformat(str(options["received_at"]))
    if section.kind == "staff":
        lake.staff(section.records(), section.name or "staff", **options)
    elif section.kind == "reference":
        lake.reference(section.name, section.records())
    elif section.kind == "log":
        lacks = tuple(str(options.pop("lacks", "")).split())
        lake.log(section.name, section.records(), lacks=lacks, **options)
    elif section.kind == "orders":
        lake.orders(section.name, section.records(), **options)
    elif section.kind == "corrections":
        lake.workspace.corrections_file.write_text(_corrections(section), encoding="utf-8")
    elif section.kind == "confirmed":
        ids = [str(row["value_id"]) for row in section.records()]
        confirm(lake.workspace, ids, dt.date(2025, 6, 1))
    elif section.kind == "minutes":
        manifest = {key: options.pop(key) for key in _MANIFEST if key in options}
        parts = {part.kind: section.part(part.kind) for part in section.parts}
        lake.minutes(section.name, {**options, **parts}, **manifest)


def _corrections(section: Section) -> str:
    """Return corrections.toml; a place in it is a file's name, its sheet and its line."""
    text = ""
    for row in section.rows:
        cells = dict(zip(section.columns, row, strict=True))
        entries = re.sub(
            r'"([^":]+)((?::\d+)+)"', lambda m: f'"{file_key(m[1])}{m[2]}"', cells.pop("entries")
        )
        entries = re.sub(r'"(Alfa|Beta)"', lambda m: f'"{staff_code(m[1])}"', entries)
        text += f"[[correction]]\nentries = {entries}\nreason = 'x'\nby = 'x'\non = 2025-06-01\n"
        text += "".join(f"{key} = {cell}\n" for key, cell in cells.items() if cell)
    return text


# -- reading back --------------------------------------------------------------------------------


def rows_of(candidate: Path, section: Section) -> list[list[str]]:
    """Return the rows of the table that a section expects, in its columns, as text."""
    where = section.options.get("where", "true")
    columns = ", ".join(section.columns)
    with duckdb.connect(candidate, read_only=True) as connection:
        found = connection.execute(f"select {columns} from {section.name} where {where}")
        return [[text_of(cell) for cell in row] for row in found.fetchall()]


def text_of(cell: Any) -> str:
    """Return a value as a case writes it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    if isinstance(cell, (float, Decimal)) and cell == int(cell):
        return str(int(cell))
    return str(cell)


def in_words(rows: list[list[str]], case: Case) -> list[list[str]]:
    """Put the names of people and files in the place of their keys."""
    words = {file_key(section.name): section.name for section in case.sections if section.name}
    words |= {file_key("staff"): "staff"}
    for section in case.sections:
        for part in (section, *section.parts):
            words |= {staff_code(row["who"]): row["who"] for row in part.records() if "who" in row}
    return [[words.get(cell, cell) for cell in row] for row in rows]


def are_equal(expected: str, actual: str) -> bool:
    """Compare two cells; ``2/3`` and ``0.25`` are numbers, equal to 1e-9."""
    number = r"-?\d+(\.\d+)?(e-?\d+)?"
    if re.fullmatch(number + r"(/\d+)?", expected) and re.fullmatch(number, actual):
        return math.isclose(float(Fraction(expected)), float(actual), rel_tol=1e-9, abs_tol=1e-9)
    return expected == actual


def side_by_side(section: Section, expected: list[list[str]], actual: list[list[str]]) -> str:
    """Return both tables as text, for a failing test."""
    lines = [section.name, " | ".join(section.columns)]
    lines += [f"expected  {' | '.join(row)}" for row in expected]
    lines += [f"found     {' | '.join(row)}" for row in actual]
    return "\n".join(lines)


def differences(case: Case, candidate: Path) -> list[str]:
    """Return the tables that differ from what the case expects, as text."""
    wrong = []
    for section in case.expected:
        actual = sorted(in_words(rows_of(candidate, section), case))
        expected = sorted(section.rows)
        is_same = len(actual) == len(expected) and all(
            are_equal(*cells)
            for pair in zip(expected, actual, strict=True)
            for cells in zip(*pair, strict=True)
        )
        if not is_same:
            wrong.append(side_by_side(section, expected, actual))
    return wrong
