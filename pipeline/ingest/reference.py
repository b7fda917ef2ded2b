"""The municipality's reference data: ``reference/*.csv`` → typed tables and vocabularies."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.ingest.rows.rules import read_conditions
from pipeline.ingest.tables import Row, SmallTable, read_small_csv
from pipeline.ingest.vocabulary import Vocabulary, read_vocabulary
from pipeline.lake import CODE, REFERENCE_SCHEMAS
from pipeline.resources import STARTER
from pipeline.workspace import Workspace

_NAMES = {
    "name_da": ("navn", "navn_da", "dansk navn"),
    "name_en": ("navn_en", "engelsk navn"),
}
_CODE = {"code": ("kode",)}
_SYNONYMS = {"synonyms": ("synonymer",)}
_VOCABULARY = {**_CODE, **_NAMES, **_SYNONYMS}


@dataclass(frozen=True)
class ReferenceFile:
    """How one reference file is read.

    Parameters
    ----------
    file
        Its name below ``reference/``.
    headings
        Canonical heading → Danish headings that are accepted; all but synonyms are needed.
    code
        The column of the lake table that ``code`` becomes; None where the file is no vocabulary.
    is_newer
        Workspaces of earlier versions lack it: the starter's own is read where it is not there.
    """

    file: str
    headings: dict[str, tuple[str, ...]]
    code: str | None = None
    needed: tuple[str, ...] = ("code", "name_da", "name_en")
    is_newer: bool = False

    def path(self, workspace: Workspace) -> Path:
        """Return where the file lies."""
        own = workspace.reference / self.file
        return STARTER / "reference" / self.file if self.is_newer and not own.is_file() else own


FILES = {
    "category": ReferenceFile(
        "categories.csv",
        {
            **_VOCABULARY,
            "is_working_time": ("arbejdstid", "er_arbejdstid"),
            "sort_order": ("rækkefølge",),
            "boundary_da": ("afgrænsning", "afgrænsning_da"),
            "boundary_en": ("afgrænsning_en",),
        },
        "category_code",
        ("code", "name_da", "name_en", "is_working_time", "sort_order"),
    ),
    "activity": ReferenceFile(
        "activities.csv",
        {**_VOCABULARY, "category": ("kategori",), "task": ("opgave",)},
        "activity_code",
        ("code", "name_da", "name_en", "category"),
    ),
    "network": ReferenceFile(
        "networks.csv",
        {**_VOCABULARY, "meetings_planned_per_year": ("planlagte_møder", "planlagte møder pr. år")},
        "network_code",
        ("code", "name_da", "name_en", "meetings_planned_per_year"),
    ),
    "unit": ReferenceFile("units.csv", {**_VOCABULARY, "centre_da": ("center",)}, "unit_code"),
    "partner": ReferenceFile("partners.csv", _VOCABULARY, "partner_code"),
    "place": ReferenceFile("places.csv", _VOCABULARY, "place_code"),
    "target_group": ReferenceFile("target_groups.csv", _VOCABULARY, "target_group"),
    "occasion": ReferenceFile("occasions.csv", _VOCABULARY, "occasion"),
    "topic": ReferenceFile("topics.csv", _VOCABULARY, "topic"),
    "role": ReferenceFile("roles.csv", _VOCABULARY, "role_code", is_newer=True),
    "school_holiday": ReferenceFile(
        "school_holidays.csv",
        {**_NAMES, "date_from": ("fra", "fra_dato"), "date_to": ("til", "til_dato")},
        needed=("name_da", "date_from", "date_to"),
    ),
    "target": ReferenceFile(
        "targets.csv",
        {
            "kpi_id": ("nøgletal",),
            "target": ("mål",),
            "due": ("frist",),
            "is_example": ("eksempel", "er_eksempel"),
        },
        needed=("kpi_id", "target", "due", "is_example"),
    ),
}
_RULES = ("reason_code", "severity", "reason_da", "mend_da", "reason_en")
_READING_RULES = ("kind", "rule", "confidence", "meaning_da", "meaning_en")
_CONDITIONS = ("condition_number", "column_name", "reason_code", "condition")


@dataclass(frozen=True)
class ReferenceTable:
    """One reference table as the lake holds it, with the file it comes from."""

    name: str
    source: SmallTable
    frame: pl.DataFrame


@dataclass(frozen=True)
class ReferenceData:
    """All reference tables and the vocabularies among them, by the lake's name."""

    tables: tuple[ReferenceTable, ...]
    vocabularies: dict[str, Vocabulary]

    def table(self, name: str) -> pl.DataFrame:
        """Return one table."""
        return next(table.frame for table in self.tables if table.name == name)


def read_reference(workspace: Workspace) -> ReferenceData:
    """Read and check every reference file, and the reasons for which a row is refused.

    Raises
    ------
    UngetidError
        At the first fault, with file and line.
    """
    sources = {
        name: read_small_csv(
            spec.path(workspace), f"reference/{spec.file}", spec.headings, spec.needed
        )
        for name, spec in FILES.items()
    }
    vocabularies = {
        name: read_vocabulary(sources[name].rows, "code")
        for name, spec in FILES.items()
        if spec.code is not None
    }
    tables = [
        ReferenceTable(name, source, _frame(name, source.rows, vocabularies))
        for name, source in sources.items()
    ]
    return ReferenceData((*tables, _rules(), _reading_rules(), _conditions()), vocabularies)


def _rules() -> ReferenceTable:
    """Read ``row_rules.csv``, which comes with this package."""
    path = Path(__file__).with_name("row_rules.csv")
    source = read_small_csv(path, path.name, dict.fromkeys(_RULES, ()), _RULES)
    rows = [{column: row.text(column) for column in _RULES} for row in source.rows]
    frame = pl.DataFrame(rows, schema=REFERENCE_SCHEMAS["row_rule"])
    return ReferenceTable("row_rule", source, frame)


def _reading_rules() -> ReferenceTable:
    """Read ``reading_rules.csv``: how sure a value of minutes is that was read by a rule."""
    path = Path(__file__).parent / "minutes" / "reading_rules.csv"
    source = read_small_csv(path, path.name, dict.fromkeys(_READING_RULES, ()), _READING_RULES)
    rows = [
        {
            "rule_kind": row.text("kind"),
            "rule": row.text("rule"),
            "confidence": row.number("confidence"),
            "meaning_da": row.text("meaning_da"),
            "meaning_en": row.text("meaning_en"),
        }
        for row in source.rows
    ]
    frame = pl.DataFrame(rows, schema=REFERENCE_SCHEMAS["reading_rule"])
    return ReferenceTable("reading_rule", source, frame)


def _conditions() -> ReferenceTable:
    """Read ``row_conditions.csv``: when a row is refused for which of those reasons."""
    source = read_conditions()
    rows = [
        {
            "condition_number": row.whole("condition_number"),
            **{column: row.text(column) for column in _CONDITIONS[1:]},
        }
        for row in source.rows
    ]
    frame = pl.DataFrame(rows, schema=REFERENCE_SCHEMAS["row_condition"])
    return ReferenceTable("row_condition", source, frame)


def _frame(name: str, rows: list[Row], vocabularies: dict[str, Vocabulary]) -> pl.DataFrame:
    """Return a reference table with the lake's columns."""
    schema = REFERENCE_SCHEMAS[name]
    spec = FILES[name]
    typed = []
    for row in rows:
        values = {
            column: _value(row, column, kind)
            for column, kind in schema.items()
            if column not in {spec.code, "category_code"}
        }
        if spec.code is not None:
            values[spec.code] = _code(row, "code")
        if name == "activity":
            values["category_code"] = _category(row, vocabularies["category"])
        if name == "school_holiday" and values["date_to"] < values["date_from"]:
            raise row.fault("date_to", "is before date_from", "Mend one of the two days.")
        typed.append(values)
    return pl.DataFrame(typed, schema=schema)


_OPTIONAL = {"centre_da", "boundary_da", "boundary_en"}


def _value(row: Row, column: str, kind: pl.DataType) -> Any:
    """Read a cell by the type that the lake declares for its column."""
    readers: dict[pl.DataType, Callable[[str], object]] = {
        pl.Int32(): row.whole,
        pl.Float64(): row.number,
        pl.Boolean(): row.flag,
        pl.Date(): row.date,
        pl.String(): row.text,
    }
    if column in _OPTIONAL:
        return row.cells.get(column) or None
    return readers[kind](column)


def _code(row: Row, column: str) -> str:
    code = row.text(column)
    if not re.fullmatch(CODE, code):
        mend = "Write small letters a-z, digits and _ only, at most 40."
        raise row.fault(column, "is no code", mend)
    return code


def _category(row: Row, categories: Vocabulary) -> str:
    code = row.text("category")
    if code not in categories.codes:
        mend = f"Use one of: {', '.join(categories.codes)}."
        raise row.fault("category", "is not in categories.csv", mend)
    return code
